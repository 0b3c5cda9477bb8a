import { randomUUID } from 'node:crypto';
import { until } from '@balcao/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../platform/log/index.ts';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { nextPhone } from '../conversations/testing/items.ts';
import { transcript } from '../conversations/testing/look.ts';
import { InboxWorker } from './inbox-worker.ts';
import { processBatch } from './process-batch.ts';
import type { InboxRow } from './store/inbox.ts';
import { insertInbox } from './store/inbox.ts';
import { batchPorts, inboxRow, textPart, waiting } from './testing/inbox.ts';

let bench: Bench;
let workers: InboxWorker[];
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  workers = [];
  await bench.rows(`truncate inbox, workers, timers`);
  await bench.rows(`update shard_leases set owner = null, expires_at = '-infinity'`);
});
afterEach(async () => {
  await Promise.all(workers.map((one) => one.stop()));
});

function startWorker(
  process: (rows: readonly InboxRow[], workerId: string) => Promise<void> = (rows, workerId) =>
    processBatch(rows, batchPorts(bench, workerId)),
) {
  const workerId = randomUUID();
  const worker = new InboxWorker({
    db: bench.db,
    clock: bench.clock,
    log: silentLog,
    workerId,
    processBatch: (rows) => process(rows, workerId),
  });
  workers.push(worker);
  return { worker, workerId };
}
/** As a kill -9: it never gives anything back, and its leases run out by the database's clock. */
async function expire(workerId: string): Promise<void> {
  await bench.rows(`update shard_leases set expires_at = now() - interval '1 s' where owner = $1`, [
    workerId,
  ]);
  await bench.rows(`update workers set expires_at = now() - interval '1 s' where id = $1`, [workerId]);
}
/** Heartbeats pass until it is so. */
const afterBeats = (condition: () => boolean | Promise<boolean>) =>
  until(async () => {
    await bench.clock.advance(1_000);
    return condition();
  });
const put = (from: string, shard: number) =>
  insertInbox(bench.db, [inboxRow(bench, textPart(bench, from, 'oi'), shard)], 1);

describe('shards', () => {
  test('all belong to the only worker, at once', async () => {
    const { worker } = startWorker();
    await worker.start();
    expect(worker.shards).toHaveLength(64);
  });

  test('are shared equally when a second worker joins, none held twice', async () => {
    const [first, second] = [startWorker(), startWorker()];
    await first.worker.start();
    await second.worker.start();
    await afterBeats(() => first.worker.shards.length === 32 && second.worker.shards.length === 32);
    expect(new Set([...first.worker.shards, ...second.worker.shards]).size).toBe(64);
  });

  test('of a killed worker go to the others, with the rows that lay in them', async () => {
    const ana = nextPhone();
    const dead = startWorker(() => new Promise(() => {}));
    await dead.worker.start();
    const { worker } = startWorker();
    await worker.start();
    await put(ana, 40);
    workers = workers.filter((one) => one !== dead.worker);
    // The fake clock beats for the dead one too: its leases run out again and again.
    await afterBeats(async () => {
      await expire(dead.workerId);
      return worker.shards.length === 64;
    });
    await until(async () => (await transcript(bench, ana)).length === 2);
  });

  test('are given back when a worker stops, so that the next need not wait for a lease to run out', async () => {
    const first = startWorker();
    await first.worker.start();
    await first.worker.stop();
    const second = startWorker();
    await second.worker.start();
    expect(second.worker.shards).toHaveLength(64);
  });
});

describe('work', () => {
  test('that is announced is begun without waiting for the next look', async () => {
    const ana = nextPhone();
    const { worker } = startWorker();
    await worker.start();
    await put(ana, 3);
    worker.wake();
    await until(async () => (await transcript(bench, ana)).length === 2);
  });

  test('that nobody announced is found by looking', async () => {
    const ana = nextPhone();
    const { worker } = startWorker();
    await worker.start();
    await put(ana, 4);
    await afterBeats(async () => (await waiting(bench)).length === 0);
    expect(await transcript(bench, ana)).toHaveLength(2);
  });

  test('that failed is tried again', async () => {
    const ana = nextPhone();
    let failures = 2;
    const { worker } = startWorker((rows, workerId) =>
      failures-- > 0 ? Promise.reject(new Error('away')) : processBatch(rows, batchPorts(bench, workerId)),
    );
    await put(ana, 5);
    await worker.start();
    await afterBeats(async () => (await waiting(bench)).length === 0);
    expect(await transcript(bench, ana)).toHaveLength(2);
  });

  test('under way is finished before stop ends', async () => {
    let release: (() => void) | undefined;
    let done = false;
    const { worker } = startWorker(async (rows, workerId) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await processBatch(rows, batchPorts(bench, workerId));
      done = true;
    });
    const ana = nextPhone();
    await put(ana, 6);
    await worker.start();
    await until(() => release !== undefined);
    const stopped = worker.stop();
    release?.();
    await stopped;
    expect(done).toBe(true);
  });

  test('of timers enters the line when the business time comes, once', async () => {
    const { worker } = startWorker();
    await bench.rows(
      `insert into timers (organization_id, subject_id, name, channel_id, contact_id, step, shard, due_at)
       values ($1, $2, 'wait', $3, $4, 1, 9, $5)`,
      [
        bench.organizationId,
        bench.newId(),
        bench.channel.id,
        bench.newId(),
        new Date(bench.clock.now() + 60_000),
      ],
    );
    const seen: InboxRow[] = [];
    await worker.stop();
    const collector = startWorker(async (rows, workerId) => {
      seen.push(...rows);
      await processBatch(rows, batchPorts(bench, workerId));
    });
    await collector.worker.start();
    await bench.clock.advance(50_000);
    await until(async () => seen.length === 0);
    await bench.clock.advance(11_000);
    await afterBeats(() => seen.length === 1);
    expect(seen[0]).toMatchObject({ kind: 'timer', shard: 9 });
    expect(await bench.rows('select 1 from timers')).toEqual([]);
  });
});
