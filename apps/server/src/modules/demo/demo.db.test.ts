import {
  type Conversation,
  getLedger,
  getReport,
  listAgents,
  listCannedReplies,
  listConversations,
  listDepartments,
  listMessages,
  listQueue,
  listTags,
} from '@balcao/protocol';
import { until } from '@balcao/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLogLag } from '../event-log/index.ts';
import { loadClocks } from '../sla/load-clocks.ts';
import { type SeededShop, startSeeded } from './testing/start-seeded.ts';

const DAY_MS = 24 * 3_600_000;

let shop: SeededShop;
let conversations: Conversation[];
beforeAll(async () => {
  shop = await startSeeded();
  await until(async () => (await waitingWork()) === 0, { timeoutMs: 60_000 });
  conversations = await readAll();
});
afterAll(() => shop?.close());

const rows = <Row>(text: string, values: unknown[] = []) => shop.database.queryAsOwner<Row>({ text, values });
const count = async (text: string) =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${text}`))[0]?.n;

/** Looks that are due, and events that search and reports have not taken yet. */
async function waitingWork(): Promise<number> {
  const due = await count(
    `jobs where kind in ('sla.check', 'queue.tend') and (state = 'running' or state = 'ready' and run_at <= now())`,
  );
  const lag = await shop.database.db.tx([], (tx) => readLogLag(tx, ['search', 'reports']), {
    readOnly: true,
  });
  return (due ?? 0) + lag.length;
}

async function readAll(): Promise<Conversation[]> {
  const all: Conversation[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = listConversations.response.parse(
      await shop.get(`/v1/conversations?status=all&limit=100${cursor ? `&cursor=${cursor}` : ''}`),
    );
    all.push(...page.items);
    cursor = page.next_cursor;
  }
  return all;
}

const open = (owner: Conversation['owner']['type']) =>
  conversations.filter((one) => one.status === 'open' && one.owner.type === owner);
const closed = () => conversations.filter((one) => one.status === 'closed');

describe('the desk', () => {
  test('has its people, each with a capacity and the departments they serve', async () => {
    const { items: agents } = listAgents.response.parse(await shop.get('/v1/agents'));
    expect(agents.map(({ name, role }) => `${name}, ${role}`)).toEqual([
      'Ana Ribeiro, owner',
      'Bruno Carvalho, supervisor',
      'Carla Nunes, agent',
      'Diego Santos, agent',
      'Elisa Tavares, agent',
    ]);
    expect(agents.map(({ capacity }) => capacity)).toEqual([4, 4, 6, 5, 5]);
    const { items: departments } = listDepartments.response.parse(await shop.get('/v1/departments'));
    expect(departments.map(({ slug, member_ids }) => [slug, member_ids.length])).toEqual([
      ['suporte', 3],
      ['vendas', 3],
      ['financeiro', 2],
      ['geral', 0],
    ]);
  });

  test('has ready-made answers and tags that contacts carry', async () => {
    const { items: replies } = listCannedReplies.response.parse(await shop.get('/v1/canned-replies'));
    expect(replies).toHaveLength(8);
    expect(replies.every(({ body }) => body.includes('{{'))).toBe(true);
    const { items: tags } = listTags.response.parse(await shop.get('/v1/tags'));
    expect(tags.filter(({ contacts }) => contacts === 0)).toEqual([]);
    expect(new Set(tags.map(({ color }) => color)).size).toBeGreaterThanOrEqual(6);
  });
});

describe('what lies on the desk', () => {
  test('four wait, six are with people, four with the bot', () => {
    expect([open('queue').length, open('agent').length, open('bot').length]).toEqual([4, 6, 4]);
    expect(open('agent').filter(({ unread_count }) => unread_count > 0)).toHaveLength(3);
  });

  test('exactly who waits is in the queue, the VIP with priority alta', async () => {
    const { items } = listQueue.response.parse(await shop.get('/v1/queue'));
    expect(items.map((one) => one.conversation_id).sort()).toEqual(
      open('queue')
        .map(({ id }) => id)
        .sort(),
    );
    expect(items.map(({ contact, priority }) => `${contact.name} ${priority}`)).toEqual([
      'Helena Prado alta',
      'Marina Alves media',
      'Pedro H. media',
      'Cláudio Nakamura baixa',
    ]);
    for (const item of items) expect(item.entered_at).toBe(item.waiting_since);
  });

  test('who waits is not told their place again', async () => {
    expect(await count(`outbox`)).toBe(0);
    expect(await count(`messages where direction = 'outbound' and wamid not like 'wamid.seed.%'`)).toBe(0);
  });

  test('the clocks run: one broken promise, some close to it, some in time, some paused', () => {
    const states = conversations.flatMap(({ sla }) => (sla ? [sla.state] : []));
    expect(states).toHaveLength(10);
    expect(states.filter((state) => state === 'breached')).toHaveLength(1);
    for (const state of ['alert', 'running'] as const)
      expect(states.filter((one) => one === state).length).toBeGreaterThanOrEqual(2);
  });

  test('the owner’s bell tells of a colleague’s question', async () => {
    const told = await rows<{ kind: string; name: string }>(
      `select n.kind, u.name from notifications n join users u on u.id = n.user_id where n.kind = 'mention'`,
    );
    expect(told).toEqual([{ kind: 'mention', name: 'Ana Ribeiro' }]);
  });

  test('the phones of who may be written to freely know the same', () => {
    expect(shop.phoneOf('5521987650002')).toContain('Mando até o fim da tarde, obrigado!');
    expect(shop.phoneOf('5511991234001').at(-1)).toBe('Consigo trocar ainda hoje?');
  });
});

describe('the month behind it', () => {
  test('about half was settled by the bot, the rest by people for a reason', () => {
    expect(closed()).toHaveLength(236);
    const byBot = closed().filter(({ owner }) => owner.type === 'bot').length;
    expect(byBot / closed().length).toBeGreaterThan(0.45);
    expect(byBot / closed().length).toBeLessThan(0.65);
    expect(new Set(closed().map(({ close_reason }) => close_reason))).toEqual(
      new Set(['resolvido', 'sem_resposta', 'nao_se_aplica', 'abandoned', 'finished', 'left']),
    );
  });

  test('nothing of it is unread, in a queue, or yet to come', async () => {
    expect(closed().filter(({ unread_count, sla }) => unread_count > 0 || sla !== null)).toEqual([]);
    expect(
      await count(
        `messages where direction <> 'system' and created_at > to_timestamp(${(shop.nowMs + 5_000) / 1000})`,
      ),
    ).toBe(0);
    expect(
      await count(`messages where created_at < to_timestamp(${(shop.nowMs - 29 * DAY_MS) / 1000})`),
    ).toBe(0);
    expect(await count('outbox')).toBe(0);
  });

  test('who was handed over comes with the story up to that moment', () => {
    const stories = conversations.flatMap(({ handoff }) => (handoff ? [handoff] : []));
    expect(stories.length).toBeGreaterThan(90);
    for (const { history, at } of stories) {
      expect(history.length).toBeGreaterThan(0);
      expect(history.filter((line) => line.from === 'person' || line.at > at)).toEqual([]);
    }
  });

  test('the promises on record as broken are those that the clocks find broken', async () => {
    const told = await rows<{ conversation_id: string; clock: string; started_at: Date; due_at: Date }>(
      `select b.conversation_id, b.clock, b.started_at, b.due_at from sla_breaches b
         join conversations c on c.id = b.conversation_id where c.status = 'closed' and b.level = 'breach'`,
    );
    const key = (id: string, clock: string, startedAt: string, dueAt: string | null) =>
      `${id} ${clock} ${startedAt} ${dueAt}`;
    const found = await shop.database.db.tx(shop.organizationId, async (tx) => {
      const keys: string[] = [];
      for (const { id, department } of closed()) {
        if (!department) continue;
        const of = { id, departmentId: department.id };
        for (const clock of await loadClocks(tx, shop.organizationId, of, shop.nowMs))
          if (clock.state === 'breached') keys.push(key(id, clock.clock, clock.started_at, clock.due_at));
      }
      return keys;
    });
    expect(
      told
        .map((row) =>
          key(row.conversation_id, row.clock, row.started_at.toISOString(), row.due_at.toISOString()),
        )
        .sort(),
    ).toEqual(found.sort());
    expect(new Set(told.map(({ clock }) => clock))).toEqual(new Set(['first_response', 'next_response']));
  });

  test('reports and ledger count what is there', async () => {
    const range = `from=${new Date(shop.nowMs - 30 * DAY_MS).toISOString()}&to=${new Date(shop.nowMs + DAY_MS).toISOString()}`;
    const report = getReport.response.parse(await shop.get(`/v1/reports?${range}`));
    expect(report.totals.opened).toBe(250);
    expect(report.totals.inbound).toBe(await count(`messages where direction = 'inbound'`));
    expect(report.totals.people).toBe(
      await count(`messages where direction = 'outbound' and actor_type = 'user'`),
    );
    expect(report.agents.filter(({ resolved }) => resolved === 0)).toEqual([]);
    expect(report.agents.filter(({ resolved, ratings }) => resolved > 12 && ratings === 0)).toEqual([]);
    expect(report.departments.filter(({ handed_off }) => handed_off === 0)).toEqual([]);
    expect(report.escalation_reasons.map(({ reason }) => reason).sort()).toEqual([
      'asked',
      'attempts',
      'bot',
    ]);
    expect(report.csat.answers).toBeGreaterThan(30);
    expect(report.nps.answers).toBeGreaterThan(60);
    expect(report.comments.length).toBeGreaterThan(2);
    expect(report.delivery.people.failed).toBeGreaterThan(0);
    expect(report.heatmap.flat().filter((hour) => hour > 0).length).toBeGreaterThan(60);
    const ledger = getLedger.response.parse(await shop.get(`/v1/ledger?${range}`));
    expect(ledger.balanced).toBe(true);
    expect(ledger.totals.queued).toBe(ledger.totals.accepted + ledger.totals.failed);
  });
});

test('what was written before the start can be quoted and reacted to, and reaches the phone', async () => {
  const [one] = open('agent').filter(
    ({ window_expires_at }) => Date.parse(window_expires_at ?? '') > shop.nowMs,
  );
  const path = `/v1/conversations/${one?.id}/messages`;
  const said = listMessages.response
    .parse(await shop.get(path))
    .items.findLast(({ direction, type }) => direction === 'inbound' && type === 'text');
  await shop.post(path, {
    content: { type: 'text', text: { body: 'Sobre isto' } },
    reply_to_message_id: said?.id,
    client_key: 'quoting-the-past',
  });
  await shop.post(path, {
    content: { type: 'reaction', reaction: { message_id: said?.wamid, emoji: '👍' } },
    client_key: 'reacting-to-the-past',
  });
  await until(async () => {
    const sent = await rows<{ status: number }>(
      `select status from messages where client_key like '%-the-past' and status >= 3 order by status`,
    );
    return sent.length === 2 && sent;
  });
  expect(await count(`messages where client_key like '%-the-past' and failure is not null`)).toBe(0);
});

describe('the shop’s own webhook', () => {
  const WA_ID = '5511998877001';
  const hears = (words: string) =>
    until(() => shop.phoneOf(WA_ID).some((line) => line.includes(words)), { what: words });

  test('answers an intent on the phone, asks for what is missing, and its calls are on record', async () => {
    await shop.write(WA_ID, 'onde está minha encomenda 1001?');
    await hears('Seu pedido saiu para entrega');
    await shop.write(WA_ID, 'ver outro pedido');
    await hears('Qual é o número do pedido?');
    await shop.write(WA_ID, '77');
    await hears('Não encontrei o pedido 77');
    expect(await rows('select outcome, problem from fulfillment_calls order by at')).toEqual([
      { outcome: 'ok', problem: null },
      { outcome: 'ok', problem: null },
    ]);
  });

  test('is called where the demo listens now, unless somebody pointed it elsewhere', async () => {
    const urlNow = async () => (await rows<{ url: string }>('select url from fulfillment_webhooks'))[0]?.url;
    const ours = await urlNow();
    await rows(`update fulfillment_webhooks set url = 'http://127.0.0.1:9/demo/shop/pedidos'`);
    await shop.seedAgain();
    expect(await urlNow()).toBe(ours);
    await rows(`update fulfillment_webhooks set url = 'https://erp.example/pedidos'`);
    await shop.seedAgain();
    expect(await urlNow()).toBe('https://erp.example/pedidos');
  });
});

test('started again, nothing is added', async () => {
  const state = () =>
    rows(`select (select count(*) from conversations) as conversations, (select count(*) from messages) as messages,
                 (select count(*) from contacts) as contacts, (select count(*) from users) as users,
                 (select count(*) from tags) as tags, (select seq from event_counters) as seq`);
  const before = await state();
  const again = await shop.seedAgain();
  expect(again).toEqual({ ...shop.seeded, conversations: [], isNew: false });
  expect(await state()).toEqual(before);
});
