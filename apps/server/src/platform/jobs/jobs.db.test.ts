import { createTestDatabase, fakeClock, type TestDatabase, until } from '@balcao/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock/index.ts';
import { silentLog } from '../log/index.ts';
import { listDeadJobs, readLaneStats, retryDeadJobs } from './dead-letters.ts';
import { enqueueJobs } from './enqueue.ts';
import { type JobHandler, JobRefused, type NewJob } from './jobs.types.ts';
import { createJobRunner, type JobRunner, type JobRunnerOptions } from './runner.ts';
import { claimJobs, deleteFinishedJobs, type Lease, recoverExpiredJobs } from './store.ts';

const ORGANIZATION = '0190a0a0-0000-7000-8000-00000000000a';
let database: TestDatabase;
let runners: JobRunner[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ max: 10 });
});
afterAll(() => database.close());
beforeEach(() => database.queryAsOwner('TRUNCATE jobs, job_schedules'));
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  runners = [];
});

async function start(handlers: Record<string, JobHandler>, options: Partial<JobRunnerOptions> = {}) {
  const runner = createJobRunner({
    db: database.db,
    handlers,
    lanes: { reply: 8, maintenance: 1 },
    clock: systemClock,
    log: silentLog,
    random: () => 0,
    pollMs: 50,
    ...options,
  });
  runners.push(runner);
  await runner.start();
  return runner;
}

const claim = (limit: number, lease: Lease, now = new Date()) =>
  claimJobs(database.db, { lane: 'reply', kinds: ['work'], limit, lease, now, except: [] });

const enqueue = (...jobs: Partial<NewJob>[]) =>
  database.db.tx([], (tx) =>
    enqueueJobs(
      tx,
      jobs.map((job) => ({ lane: 'reply', kind: 'work', payload: {}, ...job })),
    ),
  );
const states = async () =>
  (await database.queryAsOwner<{ state: string }>('SELECT state FROM jobs ORDER BY id')).map(
    (row) => row.state,
  );
const allDone = () => until(async () => (await states()).every((state) => state === 'done'));

const leaseOf = async () =>
  (
    await database.queryAsOwner<{ until: Date }>('SELECT lease_until AS until FROM jobs')
  )[0]?.until.getTime() ?? 0;

describe('enqueueing', () => {
  test('a job of a transaction that rolled back never runs', async () => {
    const ran: unknown[] = [];
    await start({ work: async (job) => void ran.push(job.payload) });
    await database.db
      .tx([], async (tx) => {
        await enqueueJobs(tx, [{ lane: 'reply', kind: 'work', payload: 'ghost' }]);
        throw new Error('no');
      })
      .catch(() => undefined);
    await enqueue({ payload: 'real' });
    await allDone();
    expect(ran).toEqual(['real']);
  });

  test('a committed job starts by its notification, long before the next poll', async () => {
    let ran = 0;
    await start({ work: async () => void ran++ }, { pollMs: 60_000 });
    await enqueue({});
    await until(() => ran === 1);
  });

  test('of one unique key only one waits, at the earlier moment; once begun, a new one may come', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await enqueue({ uniqueKey: 'sync', runAt: later }, { uniqueKey: 'sync', runAt: later });
    await enqueue({ uniqueKey: 'sync' });
    expect(await states()).toEqual(['ready']);
    const lease = { owner: ORGANIZATION, forMs: 10_000 };
    expect(await claim(5, lease)).toHaveLength(1);
    await enqueue({ uniqueKey: 'sync' });
    expect(await states()).toEqual(['running', 'ready']);
  });
});

describe('the clock', () => {
  const HOUR_MS = 3_600_000;

  test("a job for later runs when the app's clock has jumped there, and not before", async () => {
    const clock = fakeClock(Date.now());
    const ran: unknown[] = [];
    await start({ work: async (job) => void ran.push(job.payload) }, { clock });
    await enqueue(
      { payload: 'in an hour', runAt: new Date(clock.now() + HOUR_MS) },
      { payload: 'tomorrow', runAt: new Date(clock.now() + 24 * HOUR_MS) },
      { payload: 'now' },
    );
    await until(() => ran.length === 1);
    await clock.advance(HOUR_MS);
    await until(async () => (await states()).filter((state) => state === 'done').length === 2);
    expect(ran).toEqual(['now', 'in an hour']);
    expect((await states()).sort()).toEqual(['done', 'done', 'ready']);
  });

  test("a job for now runs under an app's clock that is behind", async () => {
    let ran = 0;
    await start({ work: async () => void ran++ }, { clock: fakeClock(0) });
    await enqueue({});
    await until(() => ran === 1);
  });

  test('under a clock that runs ahead a failed job still waits for its delay, and a lease still holds', async () => {
    const clock = fakeClock(Date.now() + 48 * HOUR_MS);
    let attempts = 0;
    await start(
      {
        work: async () => {
          attempts++;
          throw new Error('not yet');
        },
      },
      { clock, random: () => 0.999 },
    );
    await enqueue({});
    await until(async () => (await states())[0] === 'ready' && attempts === 1);
    const [row] = await database.queryAsOwner<{ run_at: Date }>('SELECT run_at FROM jobs');
    expect(row?.run_at.getTime()).toBeGreaterThan(clock.now());
    const lease = { owner: ORGANIZATION, forMs: 60_000 };
    const dueAt = new Date(clock.now() + HOUR_MS);
    expect(await claim(1, lease, dueAt)).toHaveLength(1);
    expect(await recoverExpiredJobs(database.db)).toEqual([]);
  });

  test('a claim finds due jobs by the index of what is ready', async () => {
    await database.queryAsOwner(
      `INSERT INTO jobs (lane, kind, run_at) SELECT 'reply', 'work', now() + n * interval '1 minute' FROM generate_series(1, 5000) n`,
    );
    await database.queryAsOwner('ANALYZE jobs');
    const plan = await database.queryAsOwner<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM jobs WHERE lane = 'reply' AND state = 'ready'
         AND run_at <= greatest(now(), '2020-01-01'::timestamptz) AND kind = ANY ('{work}') ORDER BY run_at, id LIMIT 5 FOR UPDATE SKIP LOCKED`,
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Scan using jobs_ready/);
    expect(text).toMatch(/Index Cond: .*run_at <= GREATEST/);
  });
});

describe('order', () => {
  test('jobs of one key run one at a time and in order, over two runners; other keys do not wait for them', async () => {
    const seen = new Map<string, number[]>();
    const inside = new Map<string, number>();
    let overlaps = 0;
    const work: JobHandler = async (job) => {
      const key = job.key ?? '';
      inside.set(key, (inside.get(key) ?? 0) + 1);
      if (inside.get(key) !== 1) overlaps++;
      await new Promise((resolve) => setImmediate(resolve));
      seen.set(key, [...(seen.get(key) ?? []), Number(job.payload)]);
      inside.set(key, (inside.get(key) ?? 0) - 1);
    };
    await Promise.all([start({ work }), start({ work })]);
    for (let n = 0; n < 20; n++) {
      await enqueue(...['a', 'b', 'c'].map((key) => ({ key, payload: n })));
    }
    await allDone();
    expect(overlaps).toBe(0);
    for (const key of ['a', 'b', 'c']) expect(seen.get(key)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test('a job being retried holds back those behind it in its line', async () => {
    const ran: unknown[] = [];
    let failures = 2;
    await start({
      work: async (job) => {
        if (job.payload === 1 && failures-- > 0) throw new Error('not yet');
        ran.push(job.payload);
      },
    });
    await enqueue({ key: 'line', payload: 1 }, { key: 'line', payload: 2 });
    await allDone();
    expect(ran).toEqual([1, 2]);
  });
});

describe('shares', () => {
  test('an organization whose jobs hang has its share of a lane, and another one’s job runs at once', async () => {
    const OTHER = '0190a0a0-0000-7000-8000-00000000000b';
    const began: (string | null)[] = [];
    let release = () => {};
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start(
      {
        work: async (job) => {
          began.push(job.organizationId);
          if (job.organizationId === ORGANIZATION) await hanging;
        },
      },
      { lanes: { reply: { size: 8, share: 3 } }, pollMs: 60_000 },
    );
    await enqueue(...Array.from({ length: 10 }, () => ({ organizationId: ORGANIZATION })));
    await until(() => began.length === 3);
    await enqueue({ organizationId: OTHER }, {});
    await until(() => began.includes(OTHER) && began.includes(null));
    expect(began.filter((id) => id === ORGANIZATION)).toHaveLength(3);
    release();
    await allDone();
    expect(began.filter((id) => id === ORGANIZATION)).toHaveLength(10);
  });
});

describe('failure', () => {
  test('a job out of attempts is kept with its error, listed for its organization, and works again when retried', async () => {
    let broken = true;
    await start({
      work: async () => {
        if (broken) throw new Error('service away');
      },
    });
    await enqueue({ maxAttempts: 2, organizationId: ORGANIZATION, payload: { n: 1 } });
    const [dead] = await until(async () => {
      const found = await listDeadJobs(database.db, { organizationId: ORGANIZATION, limit: 10 });
      return found.length > 0 && found;
    }).then((found) => found || []);
    expect(dead).toMatchObject({ attempts: 2, lastError: 'Error: service away', payload: { n: 1 } });
    expect(
      await listDeadJobs(database.db, { organizationId: ORGANIZATION.replace('a', 'b'), limit: 10 }),
    ).toEqual([]);
    expect(await readLaneStats(database.db)).toMatchObject([{ lane: 'reply', dead: 1, waiting: 0 }]);
    broken = false;
    expect(await database.db.tx([], (tx) => retryDeadJobs(tx, [dead?.id ?? 0], ORGANIZATION))).toBe(1);
    await allDone();
  });

  test('a refused job is not tried again', async () => {
    let runs = 0;
    await start({
      work: async () => {
        runs++;
        throw new JobRefused('no such thing');
      },
    });
    await enqueue({});
    await until(async () => (await states())[0] === 'dead');
    expect(runs).toBe(1);
  });

  test('the job of a killed process runs again when its lease ends', async () => {
    await enqueue({ payload: 'orphan' });
    await claim(1, { owner: ORGANIZATION, forMs: 60_000 });
    const ran: unknown[] = [];
    await start({ work: async (job) => void ran.push([job.payload, job.attempts]) });
    expect(await states()).toEqual(['running']);
    await database.queryAsOwner(`UPDATE jobs SET lease_until = now() - interval '1 second'`);
    await allDone();
    expect(ran).toEqual([['orphan', 2]]);
  });

  test('a job that kills its process every time ends as a dead letter', async () => {
    await enqueue({ maxAttempts: 1 });
    await claim(1, { owner: ORGANIZATION, forMs: 0 });
    await start({ work: async () => undefined });
    await until(async () => (await states())[0] === 'dead');
  });

  test('whoever lost its lease is told, and can neither finish nor commit its effects', async () => {
    let lost: unknown;
    let aborted = false;
    const outcomes: string[] = [];
    await start(
      {
        work: async (_job, ctx) => {
          await database.queryAsOwner(`UPDATE jobs SET lease_owner = '${ORGANIZATION}'`);
          await until(() => ctx.signal.aborted);
          aborted = true;
          await database.db.tx([], async (tx) => {
            await enqueueJobs(tx, [{ lane: 'campaign', kind: 'effect', payload: {} }]);
            await ctx.finish(tx).catch((error: unknown) => {
              lost = error;
              throw error;
            });
          });
        },
      },
      { leaseMs: 3_000, onFinished: (_job, outcome) => outcomes.push(outcome) },
    );
    await enqueue({});
    await until(() => outcomes.length === 1);
    expect(aborted).toBe(true);
    expect(lost).toMatchObject({ code: 'JOB_LEASE_LOST' });
    expect(outcomes).toEqual(['lost']);
    expect(await states()).toEqual(['running']);
  });

  test('a long job keeps its lease by renewal', async () => {
    let renewed = 0;
    await start(
      {
        work: async (_job, ctx) => {
          const first = await leaseOf();
          await until(async () => (await leaseOf()) > first + 1_500);
          renewed++;
          expect(ctx.signal.aborted).toBe(false);
        },
      },
      { leaseMs: 3_000 },
    );
    await enqueue({});
    await allDone();
    expect(renewed).toBe(1);
  });
});

test('effects and completion are one transaction with ctx.finish', async () => {
  let failAfter = true;
  await start({
    work: async (_job, ctx) => {
      await database.db.tx([], async (tx) => {
        await enqueueJobs(tx, [{ lane: 'campaign', kind: 'effect', payload: {} }]);
        await ctx.finish(tx);
        if (failAfter) {
          failAfter = false;
          throw new Error('rolled back');
        }
      });
    },
  });
  await enqueue({});
  await until(async () => (await states()).join() === 'done,ready');
});

test('stopping takes nothing new, waits for what runs, and asks the slow to stop without using their attempt', async () => {
  const gate = new AbortController();
  const opened = new Promise((resolve) => gate.signal.addEventListener('abort', resolve));
  let started = 0;
  const polite = await start(
    {
      work: async () => {
        started++;
        await opened;
      },
    },
    { lanes: { reply: 1 } },
  );
  await enqueue({}, {});
  await until(() => started === 1);
  const stopped = polite.stop();
  gate.abort();
  await stopped;
  expect(await states()).toEqual(['done', 'ready']);

  const slow = await start(
    {
      work: (_job, ctx) =>
        new Promise((_, reject) =>
          ctx.signal.addEventListener('abort', () => reject(new Error('asked to stop'))),
        ),
    },
    { drainMs: 10 },
  );
  await until(async () => (await states())[1] === 'running');
  await slow.stop();
  const rows = await database.queryAsOwner('SELECT state, attempts FROM jobs ORDER BY id');
  expect(rows[1]).toEqual({ state: 'ready', attempts: 0 });
});

test('a runner leaves kinds it does not know to others', async () => {
  await start({ other: async () => undefined });
  await enqueue({ kind: 'work' }, { kind: 'other' });
  await until(async () => (await states()).join() === 'ready,done');
});

test('finished jobs go after their time, dead ones later', async () => {
  await enqueue({ payload: 1 }, { payload: 2 }, { payload: 3 });
  await database.queryAsOwner(`UPDATE jobs SET finished_at = now() - interval '2 days',
    state = CASE payload::text WHEN '1' THEN 'done' WHEN '2' THEN 'dead' ELSE 'ready' END`);
  const keep = { doneMs: 86_400_000, deadMs: 30 * 86_400_000 };
  expect(await deleteFinishedJobs(database.db, keep, 100)).toBe(1);
  expect(await states()).toEqual(['dead', 'ready']);
});
