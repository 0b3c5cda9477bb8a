import type { Ledger, LedgerRow } from '@balcao/protocol';

export type LedgerNumber = Exclude<keyof LedgerRow, 'channel_id' | 'channel_name' | 'hour'>;

/** One number of one channel's hour, from one of the places that know it. */
export type LedgerFact = { channel_id: string | null; hour: Date; kind: LedgerNumber; count: number };

type Numbers = Record<LedgerNumber, number>;

export function noNumbers(): Numbers {
  return {
    received: 0,
    handled: 0,
    duplicates: 0,
    quarantined: 0,
    pending: 0,
    queued: 0,
    accepted: 0,
    delivered: 0,
    read: 0,
    failed: 0,
    in_doubt: 0,
    waiting: 0,
  };
}

/** Both laws of `resources/ledger.ts`, each side counted by somebody else. */
export function isBalanced(row: Numbers): boolean {
  return (
    row.received === row.handled + row.quarantined + row.pending &&
    row.queued === row.accepted + row.failed + row.in_doubt + row.waiting
  );
}

/** Newest hour first. An imbalance of one row is never evened out by another's. */
export function buildLedger(facts: readonly LedgerFact[], names: ReadonlyMap<string, string>): Ledger {
  const rows = new Map<string, LedgerRow>();
  const totals = noNumbers();
  for (const fact of facts) {
    const hour = fact.hour.toISOString();
    const key = `${hour} ${fact.channel_id ?? ''}`;
    const row = rows.get(key) ?? {
      channel_id: fact.channel_id,
      channel_name: fact.channel_id === null ? null : (names.get(fact.channel_id) ?? null),
      hour,
      ...noNumbers(),
    };
    rows.set(key, row);
    row[fact.kind] += fact.count;
    totals[fact.kind] += fact.count;
  }
  const sorted = [...rows.values()].sort(compareRows);
  return { rows: sorted, totals, balanced: sorted.every(isBalanced) };
}

function compareRows(a: LedgerRow, b: LedgerRow): number {
  if (a.hour !== b.hour) return a.hour < b.hour ? 1 : -1;
  return (a.channel_name ?? '').localeCompare(b.channel_name ?? '');
}
