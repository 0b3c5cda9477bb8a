import { until } from '@balcao/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Log, silentLog } from '../../../platform/log/index.ts';
import { cleanEventLog, createLogRunner, type LogConsumer, readLogLag } from '../index.ts';
import { type ConsumerBench, createConsumerBench, upTo } from './testing/consumer-bench.ts';

let bench: ConsumerBench;
beforeAll(async () => {
  bench = await createConsumerBench();
});
afterAll(() => bench.database.close());
beforeEach(() => bench.reset());

describe('the runner', () => {
  const warnings: string[] = [];
  const log: Log = {
    ...silentLog,
    warn: (fields, message) => void warnings.push(`${message} ${JSON.stringify(fields)}`),
    error: (fields, message) => void warnings.push(`${message} ${JSON.stringify(fields)}`),
  };
  beforeEach(() => {
    warnings.length = 0;
  });
  const runnerOf = (consumers: readonly LogConsumer[], concurrency = 2) =>
    createLogRunner({ db: bench.db, log, clock: bench.clock, consumers, concurrency, random: () => 1 });
  /** Time passes until it is so. */
  const later = (condition: () => Promise<boolean> | boolean, stepMs = 250) =>
    until(async () => {
      await bench.clock.advance(stepMs);
      return condition();
    });

  test('finds what waits when it starts, and by its poll what no hint told of', async () => {
    await bench.append(bench.us, 25);
    const runner = runnerOf([bench.consumerOf()]);
    await runner.start();
    await later(async () => (await bench.takenBy(bench.us)).length === 25);
    await bench.append(bench.them, 1);
    await later(async () => (await bench.takenBy(bench.them)).length === 1, 5_000);
    await runner.stop();
    expect(await readLogLag(bench.db, ['test'])).toEqual([]);
  });

  test('in two processes takes each event once and in order, while others write', async () => {
    const runners = [runnerOf([bench.consumerOf({ batch: 3 })]), runnerOf([bench.consumerOf({ batch: 3 })])];
    for (const runner of runners) await runner.start();
    const writing = Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        await bench.append(i % 4 === 0 ? bench.them : bench.us, 1 + (i % 3));
        for (const runner of runners) runner.hint(i % 4 === 0 ? bench.them : bench.us);
      }),
    );
    await later(
      async () =>
        (await bench.takenBy(bench.us)).length >= 60 && (await bench.takenBy(bench.them)).length >= 19,
    );
    await writing;
    for (const runner of runners) await runner.stop();
    for (const organizationId of [bench.us, bench.them]) {
      const seqs = await bench.takenBy(organizationId);
      expect(seqs).toEqual(upTo(seqs.length));
    }
    expect((await bench.takenBy(bench.us)).length + (await bench.takenBy(bench.them)).length).toBe(79);
  });

  test('serves organizations in turn: a long backlog delays nobody else', async () => {
    await bench.append(bench.us, 60);
    await bench.append(bench.them, 1);
    const turns: string[] = [];
    const runner = runnerOf(
      [
        bench.consumerOf({
          async handle(_tx, organizationId) {
            turns.push(organizationId);
          },
        }),
      ],
      1,
    );
    await runner.start();
    await later(() => turns.length === 7);
    await runner.stop();
    expect(turns.indexOf(bench.them)).toBeLessThan(2);
  });

  test('lets a failing organization rest, ever longer, while the others go on', async () => {
    await bench.append(bench.us, 1);
    await bench.append(bench.them, 1);
    let tries = 0;
    const runner = runnerOf([
      bench.consumerOf({
        async handle(tx, organizationId, events) {
          if (organizationId === bench.us && ++tries < 3) throw new Error('no');
          await bench.write(tx, organizationId, events);
        },
      }),
    ]);
    await runner.start();
    await later(async () => tries === 1 && (await bench.takenBy(bench.them)).length === 1);
    runner.hint(bench.us);
    await bench.clock.advance(1_500);
    expect(tries).toBe(1);
    await later(() => tries === 2);
    await later(async () => (await bench.takenBy(bench.us)).length === 1, 1_000);
    await runner.stop();
    expect(warnings.map((one) => /"attempt":(\d+),"restMs":(\d+)/.exec(one)?.slice(1))).toEqual([
      ['1', '2000'],
      ['2', '4000'],
    ]);
  });

  test('says it when events were lost', async () => {
    await bench.append(bench.us, 3, { ageDays: 40 });
    await bench.append(bench.us, 1);
    await cleanEventLog(bench.db, new Date(bench.clock.now()));
    const runner = runnerOf([bench.consumerOf()]);
    await runner.start();
    await later(async () => (await bench.takenBy(bench.us)).length === 1);
    await runner.stop();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/passed over .*"from":0,"through":3/);
  });

  test('leaves no timer behind and takes nothing more when it was stopped', async () => {
    const runner = runnerOf([bench.consumerOf()]);
    await runner.start();
    runner.hint(bench.us);
    await runner.stop();
    runner.hint(bench.us);
    expect(bench.clock.pending()).toBe(0);
  });

  test('is woken by hints of any source', async () => {
    let tell: (organizationId: string) => void = () => {};
    const runner = createLogRunner({
      db: bench.db,
      log,
      clock: bench.clock,
      consumers: [bench.consumerOf()],
      hints: [
        {
          async subscribe(onHint) {
            tell = onHint;
            return { close: async () => {} };
          },
        },
      ],
    });
    await runner.start();
    await bench.append(bench.us, 1);
    tell(bench.us);
    await later(async () => (await bench.takenBy(bench.us)).length === 1, 50);
    await runner.stop();
  });
});
