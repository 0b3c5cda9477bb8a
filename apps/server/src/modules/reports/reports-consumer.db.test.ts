import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { echo, message, nextPhone, status } from '../conversations/testing/items.ts';
import { messagesOf } from '../conversations/testing/look.ts';
import { appendEvents, type NewEvent } from '../event-log/index.ts';
import { createReportsConsumer } from './reports-consumer.ts';

type HourRow = {
  hour: Date;
  channel_id: string;
  department_id: string | null;
  actor: string;
  agent_id: string | null;
  messages: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
};

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => bench.rows('truncate report_hours, report_deliveries, events, event_counters, log_cursors'));

const consume = async () => {
  const consumer = createReportsConsumer(bench.db);
  for (;;) {
    const step = await consumer.step(bench.organizationId);
    if (step.kind === 'taken' && !step.hasMore) return;
  }
};
const hours = () =>
  bench.rows<HourRow>(
    `select hour, channel_id, department_id, actor, agent_id, messages, sent, delivered, read, failed
       from report_hours order by hour, actor, agent_id`,
  );
const figures = async () =>
  (await hours()).map((row) =>
    [row.actor, row.messages, row.sent, row.delivered, row.read, row.failed].join(' '),
  );
const remembered = async () => (await bench.rows('select from report_deliveries')).length;

const append = (...events: NewEvent[]) => bench.db.tx(bench.organizationId, (tx) => appendEvents(tx, events));
const created = (of: {
  id?: string;
  actor?: string;
  actorId?: string | null;
  direction?: string;
  type?: string;
  status?: string | null;
  at?: string;
  department?: string | null;
}): NewEvent => ({
  organizationId: bench.organizationId,
  type: 'message.created',
  at: new Date(),
  data: {
    conversation: { department: of.department ? { id: of.department, name: 'x' } : null },
    message: {
      id: of.id ?? bench.newId(),
      channel_id: bench.channel.id,
      direction: of.direction ?? 'outbound',
      type: of.type ?? 'text',
      actor: { type: of.actor ?? 'bot', id: of.actorId ?? null, name: null },
      status: of.status === undefined ? 'queued' : of.status,
      created_at: of.at ?? '2026-03-10T14:25:00.000Z',
    },
  },
});
const rose = (messageId: string, to: string): NewEvent => ({
  organizationId: bench.organizationId,
  type: 'message.status',
  at: new Date(),
  data: { message_id: messageId, status: to },
});

describe('messages', () => {
  test('count in the hour they were written in, for who wrote them, never bot and people together', async () => {
    const department = bench.newId();
    await append(
      created({ direction: 'inbound', actor: 'customer', status: null }),
      created({ direction: 'inbound', actor: 'customer', status: null, at: '2026-03-10T15:00:00.000Z' }),
      created({ actor: 'bot' }),
      created({ actor: 'system' }),
      created({ actor: 'user', actorId: bench.agentId, department }),
      created({ actor: 'user', actorId: bench.colleagueId, department }),
      created({ actor: 'api', actorId: bench.newId() }),
      created({ actor: 'phone', status: 'sent' }),
    );
    await consume();
    const rows = await hours();
    expect(rows.map((row) => [row.hour.toISOString(), row.actor, row.messages])).toEqual([
      ['2026-03-10T14:00:00.000Z', 'api', 1],
      ['2026-03-10T14:00:00.000Z', 'bot', 2],
      ['2026-03-10T14:00:00.000Z', 'inbound', 1],
      ['2026-03-10T14:00:00.000Z', 'phone', 1],
      ['2026-03-10T14:00:00.000Z', 'user', 1],
      ['2026-03-10T14:00:00.000Z', 'user', 1],
      ['2026-03-10T15:00:00.000Z', 'inbound', 1],
    ]);
    const people = rows.filter((row) => row.actor === 'user');
    expect(people.map((row) => row.agent_id).sort()).toEqual([bench.agentId, bench.colleagueId].sort());
    expect(new Set(people.map((row) => row.department_id))).toEqual(new Set([department]));
    expect(rows.filter((row) => row.actor !== 'user' && row.agent_id !== null)).toEqual([]);
  });

  test('that are none are not counted: notes, quiet lines, reactions, notices', async () => {
    await append(
      created({ direction: 'system', actor: 'user', type: 'note', status: null }),
      created({ direction: 'system', actor: 'system', type: 'activity', status: null }),
      ...['reaction', 'system', 'revoke', 'edit', 'request_welcome'].map((type) =>
        created({ direction: 'inbound', actor: 'customer', type, status: null }),
      ),
      created({ actor: 'user', type: 'reaction' }),
    );
    await consume();
    expect(await figures()).toEqual([]);
  });
});

describe('statuses', () => {
  test('count once per column: what was read was delivered, what was delivered was sent', async () => {
    const [a, b, c, d] = [bench.newId(), bench.newId(), bench.newId(), bench.newId()];
    await append(
      ...[a, b, c, d].map((id) => created({ id })),
      rose(a, 'accepted'),
      rose(a, 'sent'),
      rose(a, 'delivered'),
      rose(a, 'read'),
      rose(a, 'played'),
      rose(b, 'read'),
      rose(c, 'sent'),
      rose(c, 'sent'),
      rose(d, 'failed'),
    );
    await consume();
    expect(await figures()).toEqual(['bot 4 3 2 2 1']);
    expect(await remembered()).toBe(2);
  });

  test('a message that arrived did not fail', async () => {
    const id = bench.newId();
    await append(created({ id }), rose(id, 'sent'), rose(id, 'failed'));
    await consume();
    expect(await figures()).toEqual(['bot 1 1 0 0 1']);
    await append(rose(id, 'delivered'));
    await consume();
    expect(await figures()).toEqual(['bot 1 1 1 0 0']);
  });

  test('of a message that is not remembered change nothing', async () => {
    await append(rose(bench.newId(), 'read'));
    await consume();
    expect(await figures()).toEqual([]);
  });

  test('of messages older than 35 days are no longer waited for', async () => {
    const old = `0000${bench.newId().slice(4)}`;
    await append(created({ id: old }), created({}));
    await consume();
    expect(await remembered()).toBe(1);
  });

  test('give the same sums in whatever batches, order and repetition they come', async () => {
    const step = fc.record({
      message: fc.nat({ max: 5 }),
      status: fc.constantFrom('accepted', 'sent', 'failed', 'delivered', 'read', 'played'),
      /** what was appended so far is taken now */
      isTaken: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await bench.rows('truncate report_hours, report_deliveries, events, event_counters, log_cursors');
        const ids = Array.from({ length: 6 }, () => bench.newId());
        await append(...ids.map((id) => created({ id })));
        const heard = ids.map(() => new Set<string>());
        for (const { message: place, status: name, isTaken } of steps) {
          await append(rose(ids[place] ?? '', name));
          heard[place]?.add(name);
          if (isTaken) await consume();
        }
        await consume();
        const count = (...names: string[]) =>
          heard.filter((one) => names.some((name) => one.has(name))).length;
        const failed = heard.filter(
          (one) => one.has('failed') && !['delivered', 'read', 'played'].some((name) => one.has(name)),
        ).length;
        const sums = [
          6,
          count('sent', 'delivered', 'read', 'played'),
          count('delivered', 'read', 'played'),
          count('read', 'played'),
          failed,
        ];
        expect(await figures()).toEqual([`bot ${sums.join(' ')}`]);
      }),
      { numRuns: 40 },
    );
  });
});

test('what the message path writes and what is made anew from the stored messages are the same', async () => {
  const phone = nextPhone();
  await bench.receive(
    message(bench, phone, 'oi'),
    message(bench, phone, 'pao'),
    echo(bench, phone, 'da loja'),
  );
  const sent = (await messagesOf(bench, phone)).filter((one) => one.direction === 'outbound');
  const names = ['read', 'delivered', 'sent'] as const;
  for (const [i, one] of sent.entries()) {
    const wamid = one.wamid ?? `wamid.REPORT${i}`;
    await bench.receive(
      status(bench, wamid, 'sent', { callbackData: one.id }),
      status(bench, wamid, names[i % 3] ?? 'sent', { callbackData: one.id }),
    );
  }
  await consume();
  const counted = [await hours(), await bench.rows('select * from report_deliveries order by message_id')];
  expect(counted[0]).not.toEqual([]);
  await bench.rows('update log_cursors set seq = 0; delete from events');
  await bench.rows('update event_counters set retained_from = seq');
  expect(await createReportsConsumer(bench.db).step(bench.organizationId)).toMatchObject({ isRebuilt: true });
  expect([await hours(), await bench.rows('select * from report_deliveries order by message_id')]).toEqual(
    counted,
  );
});
