import * as z from 'zod';
import { id, instant } from './common.ts';

/**
 * One hour of one channel. Two laws hold at every moment, each side counted by somebody else, so that
 * anything lost or doubled shows:
 *
 * received = handled + quarantined + pending. `received` is counted in the commit that stores a delivery's parts,
 * `handled` (redeliveries, told apart as `duplicates`, included) and `quarantined` in the commit that removes
 * them from the inbox, `pending` are the rows that lie in the inbox. A replay from quarantine is received anew, in
 * the hour of the replay. Without a channel: deliveries that named no number of ours.
 *
 * queued = accepted + failed + in_doubt + waiting. By the hour in which a message was decided: `queued` are all
 * messages we made, `accepted` those WhatsApp took (they have its id) and did not fail later, `failed` those refused
 * by WhatsApp or by us, `in_doubt` those nobody can vouch for, `waiting` the rows of the outbox. A message that
 * nobody will send, or that would be sent again, breaks the law. read ≤ delivered ≤ accepted.
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
  /** true when both laws hold in every row */
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
