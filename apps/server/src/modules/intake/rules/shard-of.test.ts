import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHARD_COUNT, shardOf } from './shard-of.ts';

test('gives the numbers it always gave: rows of a former release lie under them', () => {
  expect([
    shardOf('01890000-0000-7000-8000-000000000001', '5511987654321'),
    shardOf('01890000-0000-7000-8000-000000000001', 'BR.1234567890'),
    shardOf('', 'ação'),
  ]).toEqual([44, 4, 27]);
});

/** Lone surrogates too. */
const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

test('is a shard for whatever text', () => {
  fc.assert(
    fc.property(anyText, anyText, (channel, person) => {
      const shard = shardOf(channel, person);
      expect(Number.isInteger(shard) && shard >= 0 && shard < SHARD_COUNT).toBe(true);
      expect(shardOf(channel, person)).toBe(shard);
    }),
  );
});

test('spreads people over all shards', () => {
  const counts = new Map<number, number>();
  for (let i = 0; i < 6_400; i++) {
    const shard = shardOf('channel', `55119${80_000_000 + i}`);
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect(counts.size).toBe(SHARD_COUNT);
  expect(Math.max(...counts.values())).toBeLessThan(200);
});
