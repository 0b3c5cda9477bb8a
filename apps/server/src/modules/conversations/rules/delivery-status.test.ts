import { expect, test } from 'vitest';
import { RANK, rankOf, statusName } from './delivery-status.ts';

test('the ranks stand in the database: they never change', () => {
  expect(RANK).toEqual({
    queued: 0,
    sending: 1,
    accepted: 2,
    sent: 3,
    failed: 4,
    delivered: 5,
    read: 6,
    played: 7,
  });
});

test('every rank has its name and back', () => {
  for (const [name, rank] of Object.entries(RANK)) expect(statusName(rank)).toBe(name);
});

test.each(['sent', 'failed', 'delivered', 'read', 'played'] as const)('WhatsApp says %s', (name) => {
  expect(rankOf(name)).toBe(RANK[name]);
});

test.each(['deleted', 'warning', 'queued', 'accepted', '', '__proto__'])(
  'nothing is learnt from %s',
  (name) => {
    expect(rankOf(name)).toBeNull();
  },
);
