import * as z from 'zod';
import { id, instant } from './common.ts';

/**
 * One hour of one channel. Two laws hold once nothing is under way:
 * received = handled + quarantined + pending, and
 * queued = accepted + failed + in_doubt + waiting; accepted = delivered + undelivered + refused_later.
 */
export const ledgerRow = z.object({
  channel_id: id.nullable(),
  channel_name: z.string().nullable(),
  hour: instant,
  received: z.number(),
  handled: z.number(),
  duplicates: z.number(),
  quarantined: z.number(),
  pending: z.number(),
  queued: z.number(),
  accepted: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  in_doubt: z.number(),
  waiting: z.number(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

export const ledger = z.object({
  rows: z.array(ledgerRow),
  totals: ledgerRow.omit({ channel_id: true, channel_name: true, hour: true }),
  /** true when both laws hold */
  balanced: z.boolean(),
});
export type Ledger = z.infer<typeof ledger>;

export const quarantineItem = z.object({
  id,
  channel_id: id.nullable(),
  reason: z.string(),
  error: z.string().nullable(),
  /** as received, cut at 64 kB */
  raw: z.string(),
  received_at: instant,
  replayed_at: instant.nullable(),
});
export type QuarantineItem = z.infer<typeof quarantineItem>;
