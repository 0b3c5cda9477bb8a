import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { nextPhone, nextWamid } from '../conversations/testing/items.ts';
import { messagesOf, transcript } from '../conversations/testing/look.ts';
import { LeaseLost, processBatch } from './process-batch.ts';
import {
  batchPorts,
  countersOf,
  holdAllShards,
  putIntoInbox,
  textPart,
  waiting,
  workOff,
} from './testing/inbox.ts';

type Quarantined = { reason: string; error: string; payload: Buffer; shard: number; channel_id: string };

let bench: Bench;
let worker: string;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  worker = randomUUID();
  await holdAllShards(bench, worker);
  await bench.rows('truncate inbox, quarantine, ledger_counters');
});

const quarantine = () => bench.rows<Quarantined>('select * from quarantine order by id');

/** What PostgreSQL refuses although our parser lets it pass: an id too long for any index. */
const poison = (from: string) =>
  textPart(bench, from, 'veneno', { wamid: randomBytes(9_000).toString('base64') });

describe('a batch', () => {
  test('is handled and leaves the inbox in one transaction, counted', async () => {
    const [ana, bia] = [nextPhone(), nextPhone()];
    await putIntoInbox(bench, textPart(bench, ana, 'oi'), textPart(bench, bia, 'oi'));
    await workOff(bench, worker);
    expect(await waiting(bench)).toEqual([]);
    expect(await transcript(bench, ana)).toHaveLength(2);
    expect(await transcript(bench, bia)).toHaveLength(2);
    expect(await countersOf(bench)).toEqual({ received: 2, handled: 2 });
  });

  test('counts redeliveries apart', async () => {
    const part = textPart(bench, nextPhone(), 'oi');
    await putIntoInbox(bench, part, part);
    await workOff(bench, worker);
    await putIntoInbox(bench, part);
    await workOff(bench, worker);
    expect(await countersOf(bench)).toEqual({ received: 3, handled: 3, duplicates: 2 });
  });

  test('with one poisoned event handles all the others; that one alone is in quarantine', async () => {
    const people = Array.from({ length: 9 }, () => nextPhone());
    const victim = nextPhone();
    await putIntoInbox(
      bench,
      ...people.slice(0, 5).map((one) => textPart(bench, one, 'oi')),
      poison(victim),
      ...people.slice(5).map((one) => textPart(bench, one, 'oi')),
    );
    await workOff(bench, worker);
    for (const one of people) expect(await transcript(bench, one)).toHaveLength(2);
    expect(await quarantine()).toMatchObject([{ reason: 'failed', channel_id: bench.channel.id, shard: 7 }]);
    expect(await messagesOf(bench, victim)).toEqual([]);
    expect(await countersOf(bench)).toEqual({ received: 10, handled: 9, quarantined: 1 });
  });

  test.each([
    ['not JSON', 'hello', 'malformed'],
    ['a part nobody understands', '{"field":"messages","value":{"messages":[{}]}}', 'unknown'],
    ['an unknown field', '{"field":"weather","value":{"rain":true}}', 'unknown'],
    ['null', 'null', 'unknown'],
  ])('keeps %s as it came', async (_name, payload, reason) => {
    await putIntoInbox(bench, payload);
    await workOff(bench, worker);
    const kept = await quarantine();
    expect(kept.map((one) => [one.reason, one.payload.toString()])).toEqual([[reason, payload]]);
    expect(await countersOf(bench)).toEqual({ received: 1, quarantined: 1 });
  });

  test('with words that PostgreSQL cannot hold is stored with what it can', async () => {
    const ana = nextPhone();
    await putIntoInbox(bench, textPart(bench, ana, 'a\u0000b\ud800c'));
    await workOff(bench, worker);
    expect((await transcript(bench, ana))[0]).toBe('in: a\ufffdb\ufffdc');
    expect(await quarantine()).toEqual([]);
  });

  test('is handled by WhatsApp’s clock where that differs from the order of arrival', async () => {
    const ana = nextPhone();
    const now = bench.clock.now();
    await putIntoInbox(
      bench,
      textPart(bench, ana, 'segunda', { atMs: now }),
      textPart(bench, ana, 'primeira', { atMs: now - 5_000 }),
    );
    await workOff(bench, worker);
    expect((await transcript(bench, ana)).filter((line) => line.startsWith('in:'))).toEqual([
      'in: primeira',
      'in: segunda',
    ]);
  });
});

describe('trouble', () => {
  test.each(['40P01', '57014', '53300', '08006', '55P03'])(
    'of the database (%s) fails the whole batch, which stays in the inbox and never goes to quarantine',
    async (code) => {
      await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'), textPart(bench, nextPhone(), 'oi'));
      const trouble = Object.assign(new Error('trouble'), { code, severity: 'ERROR' });
      const prepare = () => Promise.reject(trouble);
      await expect(processBatch(await waiting(bench), batchPorts(bench, worker, { prepare }))).rejects.toBe(
        trouble,
      );
      expect(await waiting(bench)).toHaveLength(2);
      expect(await quarantine()).toEqual([]);
      await workOff(bench, worker);
      expect(await waiting(bench)).toEqual([]);
    },
  );

  test('a clash with somebody who just made the same person is tried again, never quarantined, even in a half', async () => {
    const clash = Object.assign(new Error('duplicate key'), { code: '23505', severity: 'ERROR' });
    let together = 0;
    await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'), poison(nextPhone()));
    const clashed = new Set<string>();
    await workOff(bench, worker, {
      prepare: async (work) => {
        if (work.length > 1) together++;
        const key = work.map((one) => one.row.id).join();
        // Each piece clashes once.
        if (work.length === 1 && !clashed.has(key)) {
          clashed.add(key);
          throw clash;
        }
        return bench.receivePorts;
      },
    });
    expect(together).toBeGreaterThan(0);
    expect((await quarantine()).map((one) => one.error)).not.toContain('duplicate key');
    expect(await countersOf(bench)).toEqual({ received: 2, handled: 1, quarantined: 1 });
  });

  test('when the lease ran out nothing is written and the rows are the next worker’s', async () => {
    const ana = nextPhone();
    await putIntoInbox(bench, textPart(bench, ana, 'oi'));
    const rows = await waiting(bench);
    await holdAllShards(bench, randomUUID());
    await expect(processBatch(rows, batchPorts(bench, worker))).rejects.toBeInstanceOf(LeaseLost);
    expect(await messagesOf(bench, ana)).toEqual([]);
    expect(await waiting(bench)).toHaveLength(1);
    expect(
      await bench.rows(
        'select 1 from message_ids i join messages m on m.id = i.message_id where m.wamid is null',
      ),
    ).toEqual([]);
  });

  test('not even quarantine is written without the lease', async () => {
    await putIntoInbox(bench, 'hello');
    const rows = await waiting(bench);
    await holdAllShards(bench, randomUUID());
    await expect(processBatch(rows, batchPorts(bench, worker))).rejects.toBeInstanceOf(LeaseLost);
    expect(await quarantine()).toEqual([]);
  });

  test('two workers who believe they hold the same rows handle them once', async () => {
    const ana = nextPhone();
    await putIntoInbox(bench, textPart(bench, ana, 'oi'));
    const rows = await waiting(bench);
    const outcomes = await Promise.allSettled([
      processBatch(rows, batchPorts(bench, worker)),
      processBatch(rows, batchPorts(bench, worker)),
    ]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await transcript(bench, ana)).toHaveLength(2);
  });
});

describe('side by side', () => {
  test('batches about the same new people from several connections never double and never lose', async () => {
    const people = Array.from({ length: 12 }, () => nextPhone());
    const wamids = people.flatMap((one) => Array.from({ length: 3 }, () => [one, nextWamid()] as const));
    const shuffled = (seed: number) =>
      [...wamids].sort((a, b) => ((a[1].charCodeAt(9) * seed) % 7) - ((b[1].charCodeAt(9) * seed) % 7));
    // Three redeliveries of everything, each in another order and in other rows.
    for (const seed of [1, 3, 5])
      await putIntoInbox(
        bench,
        ...shuffled(seed).map(([from, wamid]) => textPart(bench, from, 'pão', { wamid })),
      );
    const rows = await waiting(bench);
    const pieces = Array.from({ length: 6 }, (_, i) => rows.filter((_row, n) => n % 6 === i));
    await Promise.all(
      pieces.map(async (piece) => {
        for (let attempt = 0; attempt < 20; attempt++) {
          const done = await processBatch(piece, batchPorts(bench, worker)).then(
            () => true,
            () => false,
          );
          if (done) return;
        }
        throw new Error('never got through');
      }),
    );
    expect(await quarantine()).toEqual([]);
    for (const one of people) {
      const lines = await transcript(bench, one);
      expect(lines.filter((line) => line.startsWith('in:'))).toHaveLength(3);
    }
    const counters = await countersOf(bench);
    expect(counters).toEqual({ received: 108, handled: 108, duplicates: 72 });
    const [contacts] = await bench.rows<{ n: number }>(
      'select count(*)::int as n from contacts where phone = any($1)',
      [people],
    );
    expect(contacts?.n).toBe(12);
  });
});
