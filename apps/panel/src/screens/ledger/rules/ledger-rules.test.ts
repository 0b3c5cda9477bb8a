import { expect, test } from 'vitest';
import { findGaps } from './balance.ts';
import { periodOf } from './period.ts';

const totals = {
  received: 10,
  handled: 8,
  duplicates: 3,
  quarantined: 1,
  pending: 1,
  queued: 9,
  accepted: 5,
  delivered: 5,
  read: 1,
  failed: 2,
  in_doubt: 1,
  waiting: 1,
};

test('a ledger without gaps explains every message', () => {
  expect(findGaps(totals)).toEqual({ received: 0, sent: 0 });
  expect(findGaps({ ...totals, handled: 7, accepted: 6 })).toEqual({ received: 1, sent: -1 });
});

test('a period keeps still within the hour', () => {
  const first = periodOf('day', Date.parse('2026-11-21T12:10:00.000Z'));
  expect(periodOf('day', Date.parse('2026-11-21T12:50:00.000Z'))).toEqual(first);
  expect(Date.parse(first.to) - Date.parse(first.from)).toBe(24 * 3_600_000);
});
