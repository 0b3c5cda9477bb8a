import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, createBench } from './testing/bench.ts';
import { nextWamid, status } from './testing/items.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

test('a message that failed for the whole number’s sake names the channel to hold, and no other', async () => {
  const { holds } = await bench.receive(
    status(bench, nextWamid(), 'failed', { code: 131042 }),
    status(bench, nextWamid(), 'failed', { code: 131042 }),
    status(bench, nextWamid(), 'failed', { code: 131026, channel: bench.secondChannel }),
  );
  expect([...holds.keys()]).toEqual([bench.channel.id]);
});
