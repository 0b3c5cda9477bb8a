import type { Ledger } from '@balcao/protocol';

type Totals = Ledger['totals'];

export type LedgerState =
  | 'handled'
  | 'queued'
  | 'accepted'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'in_doubt'
  | 'waiting';

/** What the two laws leave unexplained; zero when every message is accounted for. */
export function findGaps(totals: Totals): { received: number; sent: number } {
  return {
    received: totals.received - totals.handled - totals.quarantined - totals.pending,
    sent: totals.queued - totals.accepted - totals.failed - totals.in_doubt - totals.waiting,
  };
}
