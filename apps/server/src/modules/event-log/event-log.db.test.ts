import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { type BenchApp, createBenchApp, strangers, us } from '../conversations/testing/http.ts';
import { message, nextPhone } from '../conversations/testing/items.ts';
import { appendEvents, cleanEventLog, readEventPage } from './index.ts';
import { addEventLogRoutes } from './routes/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let bench: Bench;
let http: BenchApp;
beforeAll(async () => {
  bench = await createBench({ max: 20 });
  http = await createBenchApp((app) => addEventLogRoutes(app, { db: bench.db }));
});
afterAll(async () => {
  await http.close();
  await bench.close();
});
beforeEach(() => bench.rows('truncate events, event_counters'));

const append = (...ages: number[]) =>
  bench.db.tx(bench.organizationId, (tx) =>
    appendEvents(
      tx,
      ages.map((days) => ({
        organizationId: bench.organizationId,
        type: 'test',
        at: new Date(bench.clock.now() - days * DAY_MS),
        data: { days },
      })),
    ),
  );
const page = (after: number, limit = 100) => readEventPage(bench.db, bench.organizationId, after, limit);
const clean = () => cleanEventLog(bench.db, new Date(bench.clock.now()));

describe('a cursor', () => {
  test('never skips: what is read after n is n+1, n+2…, however many write at once', async () => {
    const seen: number[] = [];
    let done = false;
    const reading = (async () => {
      for (let last = 0; !done || last < 60; ) {
        const { events } = await page(last, 7);
        seen.push(...events.map((one) => one.seq));
        last = seen.at(-1) ?? 0;
      }
    })();
    await Promise.all(Array.from({ length: 30 }, () => append(0, 0)));
    done = true;
    await reading;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  test('of an organization without events is zero', async () => {
    expect(await page(0)).toEqual({ events: [], lastSeq: 0, retainedFrom: 0 });
  });

  test('at the end of the log reads no events and still learns where it ends', async () => {
    await append(0, 0);
    expect(await page(Number.MAX_SAFE_INTEGER, 1)).toEqual({ events: [], lastSeq: 2, retainedFrom: 0 });
  });

  test('leaves no number unused when a transaction fails', async () => {
    await append(0);
    await bench.db
      .tx(bench.organizationId, async (tx) => {
        await appendEvents(tx, [
          { organizationId: bench.organizationId, type: 'test', at: new Date(), data: {} },
        ]);
        throw new Error('no');
      })
      .catch(() => undefined);
    await append(0);
    expect((await page(0)).events.map((one) => one.seq)).toEqual([1, 2]);
  });
});

describe('cleaning', () => {
  test('forgets what is older than 30 days and says from where the log is kept', async () => {
    await append(40, 31, 29, 0);
    expect(await clean()).toEqual({ organizations: 1, events: 2 });
    expect(await page(0)).toMatchObject({ lastSeq: 4, retainedFrom: 2, events: [{ seq: 3 }, { seq: 4 }] });
    expect(await clean()).toEqual({ organizations: 0, events: 0 });
  });

  test('makes no hole where an old status was told of late', async () => {
    await append(40, 1, 35, 0);
    await clean();
    expect(await page(0)).toMatchObject({ retainedFrom: 1, events: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] });
  });

  test('goes on numbering where it was when all is forgotten', async () => {
    await append(40, 40);
    await clean();
    await append(0);
    expect(await page(0)).toMatchObject({ lastSeq: 3, retainedFrom: 2, events: [{ seq: 3 }] });
  });
});

describe('GET /v1/events', () => {
  test('gives the log in order, as the contract says, page by page', async () => {
    await bench.receive(message(bench, nextPhone(), 'oi'));
    const { status, body } = await http.call(us(bench, 'viewer'), 'GET', '/v1/events?limit=1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ seq: 2, retained_from: 0 });
    expect(body.items).toMatchObject([
      {
        seq: 1,
        type: 'message.created',
        conversation: { owner: { type: 'bot' } },
        message: { content: { type: 'text', text: { body: 'oi' } } },
      },
    ]);
    const next = await http.call(us(bench), 'GET', '/v1/events?after=1');
    expect((next.body.items as { seq: number }[]).map((one) => one.seq)).toEqual([2]);
  });

  test('another tenant sees nothing of it', async () => {
    await bench.receive(message(bench, nextPhone(), 'oi'));
    const { body } = await http.call(strangers(bench), 'GET', '/v1/events');
    expect(body).toEqual({ items: [], seq: 0, retained_from: 0 });
  });
});
