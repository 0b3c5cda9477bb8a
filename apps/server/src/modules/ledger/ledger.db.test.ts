import { randomUUID } from 'node:crypto';
import type { Ledger } from '@balcao/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordOutcomes } from '../conversations/deliver/record-outcomes.ts';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { type BenchApp, createBenchApp, strangers, us } from '../conversations/testing/http.ts';
import { echo, nextPhone, nextWamid, status } from '../conversations/testing/items.ts';
import { outboxOf, transcript } from '../conversations/testing/look.ts';
import { insertQuarantine } from '../intake/store/inbox.ts';
import { holdAllShards, putIntoInbox, textPart, workOff } from '../intake/testing/inbox.ts';
import { addLedgerRoutes } from './routes/index.ts';

const HOUR_MS = 3_600_000;

let bench: Bench;
let http: BenchApp;
let worker: string;
let wakes = 0;
beforeAll(async () => {
  bench = await createBench();
  http = await createBenchApp((app) =>
    addLedgerRoutes(app, {
      ports: { db: bench.db, clock: bench.clock, slot: 3, wakeInbox: () => wakes++ },
    }),
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});
beforeEach(async () => {
  worker = randomUUID();
  await holdAllShards(bench, worker);
  await bench.rows('truncate inbox, quarantine, ledger_counters, messages, message_ids, outbox');
});

const range = () => {
  const now = bench.clock.now();
  return `from=${new Date(now - 2 * HOUR_MS).toISOString()}&to=${new Date(now + HOUR_MS).toISOString()}`;
};
const ledger = async (query = '', as = us(bench)) => {
  const { status: code, body } = await http.call(as, 'GET', `/v1/ledger?${range()}${query}`);
  if (code !== 200) throw new Error(JSON.stringify(body));
  return body as unknown as Ledger;
};
async function answer(phone: string, outcome: 'accepted' | 'failed') {
  const [sent] = await outboxOf(bench, phone);
  const [row] = await bench.rows<Parameters<typeof recordOutcomes>[1][number]['row']>(
    'select * from outbox where id = $1',
    [sent?.id],
  );
  if (!row) throw new Error('nothing queued');
  const wamid = nextWamid();
  const failure = { code: 1, title: 'Recusada', details: null };
  await recordOutcomes(
    bench.db,
    [outcome === 'accepted' ? { kind: 'accepted', row, wamid } : { kind: 'failed', row, failure }],
    new Date(bench.clock.now()),
  );
  return wamid;
}

describe('the ledger', () => {
  test('balances at every step of a message, from the inbox to the blue ticks', async () => {
    const [ana, bia] = [nextPhone(), nextPhone()];
    await putIntoInbox(bench, textPart(bench, ana, 'oi'), textPart(bench, bia, 'oi'), 'nonsense');
    expect(await ledger()).toMatchObject({ balanced: true, totals: { received: 3, handled: 0, pending: 3 } });
    await workOff(bench, worker);
    expect(await ledger()).toMatchObject({
      balanced: true,
      totals: { received: 3, handled: 2, quarantined: 1, pending: 0, queued: 2, waiting: 2 },
    });
    const wamid = await answer(ana, 'accepted');
    await answer(bia, 'failed');
    expect(await ledger()).toMatchObject({
      balanced: true,
      totals: { queued: 2, accepted: 1, failed: 1, delivered: 0, waiting: 0 },
    });
    await bench.receive(status(bench, wamid, 'read'));
    const whole = await ledger();
    expect(whole).toMatchObject({ balanced: true, totals: { accepted: 1, delivered: 1, read: 1 } });
    expect(whole.rows).toMatchObject([
      {
        channel_id: bench.channel.id,
        channel_name: 'Loja 1000',
        hour: expect.stringMatching(/:00:00\.000Z$/),
      },
    ]);
  });

  test('counts what the shop’s own phone sent nowhere: we did not queue it', async () => {
    await bench.receive(echo(bench, nextPhone(), 'oi'));
    expect((await ledger()).totals.queued).toBe(0);
  });

  test.each([
    ['a message that nobody will send', 'delete from outbox'],
    [
      'a message that will be sent although it was',
      "update messages set status = 2, wamid = 'w' where direction = 'outbound'",
    ],
    [
      'a message called accepted without an id of WhatsApp',
      "delete from outbox; update messages set status = 5 where direction = 'outbound'",
    ],
    [
      'a message taken from the inbox and not handled',
      "update ledger_counters set count = count - 1 where kind = 'handled'",
    ],
    ['a message counted twice', "update ledger_counters set count = count + 1 where kind = 'handled'"],
  ])('does not balance for %s', async (_name, harm) => {
    await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'));
    await workOff(bench, worker);
    expect((await ledger()).balanced).toBe(true);
    for (const statement of harm.split(';')) await bench.rows(statement);
    expect((await ledger()).balanced).toBe(false);
  });

  test('never evens out the loss of one channel by the surplus of another', async () => {
    await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'));
    await workOff(bench, worker);
    await bench.rows("update ledger_counters set count = 0 where kind = 'handled'");
    await bench.rows(
      `insert into ledger_counters (organization_id, channel_id, hour, kind, slot, count) select $1, $2, hour, 'handled', 1, 1 from ledger_counters limit 1`,
      [bench.organizationId, bench.secondChannel.id],
    );
    expect(await ledger()).toMatchObject({ balanced: false, totals: { received: 1, handled: 1 } });
  });

  test('looks at one channel alone when asked', async () => {
    await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'));
    expect((await ledger(`&channel_id=${bench.secondChannel.id}`)).rows).toEqual([]);
    expect((await ledger(`&channel_id=${bench.channel.id}`)).totals.received).toBe(1);
  });

  test.each([
    ['to before from', 'from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z'],
    ['more than 31 days', 'from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z'],
  ])('400 for %s', async (_name, query) => {
    expect((await http.call(us(bench), 'GET', `/v1/ledger?${query}`)).status).toBe(400);
  });

  test('of another tenant shows nothing of ours', async () => {
    await putIntoInbox(bench, textPart(bench, nextPhone(), 'oi'));
    await workOff(bench, worker);
    expect((await ledger('', strangers(bench))).rows).toEqual([]);
  });
});

describe('the messages behind a number', () => {
  test('are as many as the number says, in every state, page by page', async () => {
    const people = Array.from({ length: 5 }, () => nextPhone());
    await putIntoInbox(bench, ...people.map((one) => textPart(bench, one, 'oi')));
    await workOff(bench, worker);
    const wamid = await answer(people[0] ?? '', 'accepted');
    await bench.receive(status(bench, wamid, 'delivered'));
    await answer(people[1] ?? '', 'failed');
    const { totals } = await ledger();
    for (const state of [
      'queued',
      'accepted',
      'delivered',
      'read',
      'failed',
      'in_doubt',
      'waiting',
    ] as const) {
      let count = 0;
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await http.call(
          us(bench),
          'GET',
          `/v1/ledger/messages?${range()}&state=${state}&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
        );
        count += (body.items as unknown[]).length;
        cursor = body.next_cursor as string | null;
      }
      expect([state, count]).toEqual([state, totals[state]]);
    }
    const failed = await http.call(us(bench), 'GET', `/v1/ledger/messages?${range()}&state=failed`);
    expect(failed.body.items).toMatchObject([{ status: 'failed', failure_title: 'Recusada' }]);
    const foreign = await http.call(strangers(bench), 'GET', `/v1/ledger/messages?${range()}&state=queued`);
    expect(foreign.body.items).toEqual([]);
  });
});

describe('quarantine', () => {
  const list = async (as = us(bench)) =>
    (await http.call(as, 'GET', '/v1/quarantine')).body.items as {
      id: string;
      raw: string;
      reason: string;
      replayed_at: string | null;
    }[];
  const replay = (id: string | undefined, as = us(bench)) =>
    http.call(as, 'POST', `/v1/quarantine/${id}/replay`);
  async function keep(
    reason: string,
    payload: string | Buffer,
    organizationId: string | null = bench.organizationId,
  ) {
    const id = bench.newId();
    await insertQuarantine(bench.db, {
      id,
      organizationId,
      channelId: null,
      reason,
      error: null,
      kind: 'whatsapp',
      shard: 0,
      payload: Buffer.from(payload),
      receivedAt: new Date(bench.clock.now()),
    });
    return id;
  }

  test('a failed message is replayed on its channel, once, and the ledger balances before and after', async () => {
    const ana = nextPhone();
    await putIntoInbox(bench, '{"field":"messages","value":{"messages":[{}]}}');
    await workOff(bench, worker);
    const [kept] = await list();
    expect(kept).toMatchObject({ reason: 'unknown', replayed_at: null });
    // As if a new release understood it.
    await bench.rows('update quarantine set payload = $1', [
      Buffer.from(JSON.stringify(textPart(bench, ana, 'oi'))),
    ]);
    expect((await ledger()).balanced).toBe(true);
    wakes = 0;
    const answers = await Promise.all([replay(kept?.id), replay(kept?.id)]);
    expect(answers.map((one) => one.status).sort()).toEqual([202, 409]);
    expect(wakes).toBe(1);
    expect(await ledger()).toMatchObject({
      balanced: true,
      totals: { received: 2, quarantined: 1, pending: 1 },
    });
    await workOff(bench, worker);
    expect(await transcript(bench, ana)).toHaveLength(2);
    expect(await ledger()).toMatchObject({
      balanced: true,
      totals: { received: 2, quarantined: 1, handled: 1 },
    });
    expect((await list())[0]?.replayed_at).not.toBeNull();
    expect(
      await bench.rows("select action from audit_log where action = 'quarantine.replayed'"),
    ).toHaveLength(1);
  });

  test('a number connected since gets what came before it was', async () => {
    const ana = nextPhone();
    const unknown = { ...textPart(bench, ana, 'oi'), phoneNumberId: '7777' };
    const id = await keep('unknown_number', JSON.stringify(unknown));
    expect(await ledger()).toMatchObject({ balanced: true, totals: { received: 1, quarantined: 1 } });
    expect(await replay(id)).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('7777') } },
    });
    await bench.rows("update channels set phone_number_id = '7777' where id = $1", [bench.channel.id]);
    expect((await replay(id)).status).toBe(202);
    await workOff(bench, worker);
    await bench.rows("update channels set phone_number_id = '1000' where id = $1", [bench.channel.id]);
    expect(await transcript(bench, ana)).toHaveLength(2);
    expect((await ledger()).balanced).toBe(true);
  });

  test('a replay never enters another tenant’s channel, whatever number the delivery names', async () => {
    const forged = textPart(bench, nextPhone(), 'sou o banco', { channel: bench.foreignChannel });
    for (const reason of ['foreign_secret', 'unknown_number', 'failed']) {
      expect((await replay(await keep(reason, JSON.stringify(forged)))).status).toBe(409);
      const byAccount = JSON.stringify({ ...forged, phoneNumberId: undefined });
      expect((await replay(await keep(reason, byAccount))).status).toBe(409);
    }
    expect(await bench.rows('select 1 from inbox')).toEqual([]);
  });

  test('another tenant’s delivery, and one of nobody, is neither seen nor replayed', async () => {
    const part = JSON.stringify(textPart(bench, nextPhone(), 'oi'));
    const ours = await keep('failed', part);
    const nobodys = await keep('unknown_number', part, null);
    expect((await replay(ours, strangers(bench))).status).toBe(404);
    expect((await replay(nobodys)).status).toBe(404);
    expect(await list(strangers(bench))).toEqual([]);
    expect((await list()).map((one) => one.id)).toEqual([ours]);
  });

  test('what is no JSON stays, and says why', async () => {
    const id = await keep('malformed', Buffer.from([0xff, 0x00, 0x7b]));
    expect(await replay(id)).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT' } } });
    expect((await list())[0]?.replayed_at).toBeNull();
  });

  test('of a channel that was disconnected waits until it is connected again', async () => {
    await putIntoInbox(bench, '{"field":"messages","value":{"messages":[{}]}}');
    await workOff(bench, worker);
    await bench.rows('update channels set deleted_at = now() where id = $1', [bench.channel.id]);
    const [kept] = await list();
    expect((await replay(kept?.id)).status).toBe(409);
    await bench.rows('update channels set deleted_at = null where id = $1', [bench.channel.id]);
    expect((await replay(kept?.id)).status).toBe(202);
  });

  test('403 for who is no admin', async () => {
    expect((await replay(await keep('failed', '{}'), us(bench, 'supervisor'))).status).toBe(403);
  });
});
