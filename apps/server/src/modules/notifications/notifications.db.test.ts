import { applyEvent, emptySnapshot, event as eventSchema, type Notification } from '@balcao/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from '../conversations/testing/bench.ts';
import { type BenchApp, type Caller, createBenchApp, strangers, us } from '../conversations/testing/http.ts';
import { eventsOf } from '../conversations/testing/look.ts';
import { appendEvents } from '../event-log/index.ts';
import { addEventLogRoutes } from '../event-log/routes/index.ts';
import { addNotifications, cleanNotifications, type NewNotification } from './index.ts';
import { addNotificationRoutes } from './routes/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let bench: Bench;
let http: BenchApp;
let announced: string[] = [];
let bia: Caller;
let caio: Caller;

beforeAll(async () => {
  bench = await createBench();
  http = await createBenchApp((app) => {
    addNotificationRoutes(app, {
      ctx: { db: bench.db, clock: bench.clock },
      announce: (organizationId) => announced.push(organizationId),
    });
    addEventLogRoutes(app, { db: bench.db });
  });
  bia = { ...us(bench, 'agent'), userId: bench.agentId };
  caio = { ...us(bench, 'viewer'), userId: bench.colleagueId };
});
afterAll(async () => {
  await http.close();
  await bench.close();
});
beforeEach(async () => {
  announced = [];
  await bench.rows('truncate notifications, events, event_counters');
});

const tell = (userId: string, ...texts: string[]) =>
  bench.db.tx(bench.organizationId, async (tx) => {
    const rows = texts.map(
      (text): NewNotification => ({ userId, kind: 'mention', conversationId: null, data: { text } }),
    );
    await appendEvents(
      tx,
      await addNotifications(tx, bench.organizationId, rows, new Date(bench.clock.now())),
    );
  });
const listed = async (as: Caller, query = '') =>
  (await http.call(as, 'GET', `/v1/notifications${query}`)).body as {
    items: Notification[];
    next_cursor: string | null;
    unread: number;
    seq: number;
  };
const textsOf = (items: readonly Notification[]) => items.map((one) => one.data.text);

describe('GET /v1/notifications', () => {
  test('gives one’s own, newest first, page by page, with how many are unread', async () => {
    await tell(bench.agentId, 'um', 'dois', 'três');
    await tell(bench.colleagueId, 'do Caio');
    const first = await listed(bia, '?limit=2');
    expect(textsOf(first.items)).toEqual(['três', 'dois']);
    expect(first).toMatchObject({ unread: 3, seq: 4 });
    const second = await listed(bia, `?limit=2&cursor=${first.next_cursor}`);
    expect(textsOf(second.items)).toEqual(['um']);
    expect(second.next_cursor).toBeNull();
    expect(second.items[0]).toEqual({
      id: expect.any(String),
      user_id: bench.agentId,
      kind: 'mention',
      conversation_id: null,
      message_id: null,
      data: { text: 'um' },
      at: new Date(bench.clock.now()).toISOString(),
      read_at: null,
    });
  });

  test('is for people: an API key is refused', async () => {
    const { status, body } = await http.call(us(bench, 'owner'), 'GET', '/v1/notifications');
    expect([status, body.error?.code]).toEqual([403, 'FORBIDDEN']);
  });

  test('gives nothing of another organization, to the same person either', async () => {
    await tell(bench.agentId, 'daqui');
    expect(await listed({ ...strangers(bench), userId: bench.agentId })).toMatchObject({
      items: [],
      unread: 0,
    });
  });

  test('refuses a cursor that is none, and a page without end', async () => {
    expect((await http.call(bia, 'GET', '/v1/notifications?cursor=x')).body.error?.code).toBe(
      'INVALID_CURSOR',
    );
    const { status, body } = await http.call(bia, 'GET', '/v1/notifications?limit=1000');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field: 'limit' }] });
  });
});

describe('POST /v1/notifications/read', () => {
  const read = (as: Caller, body: object) => http.call(as, 'POST', '/v1/notifications/read', body);

  test('marks those named, or all, and tells each once', async () => {
    await tell(bench.agentId, 'um', 'dois', 'três');
    const [newest] = (await listed(bia)).items;
    expect((await read(bia, { ids: [newest?.id] })).body).toEqual({
      read_at: new Date(bench.clock.now()).toISOString(),
      unread: 2,
    });
    expect((await read(bia, {})).body).toMatchObject({ unread: 0 });
    expect((await read(bia, {})).status).toBe(200);
    const told = (await eventsOf(bench)).filter((one) => one.type === 'notification.read');
    expect(told.map((one) => one.notification_ids.length)).toEqual([1, 2]);
    expect(announced).toEqual([bench.organizationId, bench.organizationId]);
  });

  test('leaves those of colleagues and of other organizations unread', async () => {
    await tell(bench.agentId, 'da Bia');
    const [hers] = (await listed(bia)).items;
    expect((await read(caio, { ids: [hers?.id] })).status).toBe(200);
    expect((await read({ ...strangers(bench), userId: bench.agentId }, {})).status).toBe(200);
    expect(await listed(bia)).toMatchObject({ unread: 1 });
    expect(announced).toEqual([]);
  });

  test('refuses ids that are none, and API keys', async () => {
    const { status, body } = await read(bia, { ids: ['x'] });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field: 'ids.0' }] });
    expect((await read(us(bench, 'owner'), {})).status).toBe(403);
  });

  test('told of very many at once, events stay of a bearable size', async () => {
    await tell(bench.agentId, ...Array.from({ length: 1200 }, (_, n) => String(n)));
    await read(bia, {});
    const sizes = (await eventsOf(bench)).flatMap((one) =>
      one.type === 'notification.read' ? [one.notification_ids.length] : [],
    );
    expect(sizes).toEqual([500, 500, 200]);
  });
});

describe('in the log', () => {
  const seen = async (as: Caller, query = '') =>
    (await http.call(as, 'GET', `/v1/events${query}`)).body as { items: { seq: number; type: string }[] };

  test('the law: an empty snapshot and one’s own events are the list', async () => {
    await tell(bench.agentId, 'um', 'dois');
    await http.call(bia, 'POST', '/v1/notifications/read', {});
    await tell(bench.agentId, 'três');
    const { items } = await seen(bia);
    const snapshot = items.reduce((held, one) => applyEvent(held, eventSchema.parse(one)), emptySnapshot());
    const fresh = await listed(bia);
    expect(Object.values(snapshot.notifications).map((part) => part.value)).toEqual(fresh.items.toReversed());
    expect(snapshot.seq).toBe(fresh.seq);
  });

  test('colleagues, supervisors and API keys see nothing of them, also not that they were read', async () => {
    await tell(bench.agentId, 'só dela');
    await http.call(bia, 'POST', '/v1/notifications/read', {});
    expect((await seen(bia)).items).toHaveLength(2);
    for (const other of [caio, { ...caio, role: 'owner' as const }, us(bench, 'owner')])
      expect(await seen(other)).toEqual({ items: [], seq: 2, retained_from: 0 });
  });

  test('whoever follows page by page gets past pages that are all hidden', async () => {
    await tell(bench.agentId, ...Array.from({ length: 7 }, (_, n) => String(n)));
    await tell(bench.colleagueId, 'enfim');
    await tell(bench.agentId, 'depois');
    expect((await seen(caio, '?limit=2')).items.map((one) => one.seq)).toEqual([8]);
    expect((await seen(caio, '?limit=2&after=8')).items).toEqual([]);
  });
});

test('after 90 days they are forgotten, read or not, of every organization', async () => {
  await tell(bench.agentId, 'velha');
  await bench.clock.advance(89 * DAY_MS);
  await tell(bench.agentId, 'nova');
  const clean = () => cleanNotifications(bench.db, new Date(bench.clock.now()));
  expect(await clean()).toBe(0);
  await bench.clock.advance(2 * DAY_MS);
  expect(await clean()).toBe(1);
  expect(textsOf((await listed(bia)).items)).toEqual(['nova']);
});
