import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addConversationRoutes } from '../routes/index.ts';
import { type Bench, createBench } from '../testing/bench.ts';
import { type BenchApp, type Caller, createBenchApp, strangers, us } from '../testing/http.ts';
import { message, nextPhone, nextWamid } from '../testing/items.ts';
import { conversationOf, conversationsOf, outboxOf, transcript } from '../testing/look.ts';
import { testBot } from '../testing/test-bot.ts';

const HOUR_MS = 3_600_000;

let bench: Bench;
let http: BenchApp;
let ana: string;
let id: string;
const read: string[] = [];
beforeAll(async () => {
  bench = await createBench({ max: 12 });
  http = await createBenchApp((app) =>
    addConversationRoutes(app, {
      ports: {
        ...bench.ports,
        hasBot: () => bench.bot !== null,
        markRead: (_channel, wamid) => read.push(wamid),
      },
    }),
  );
});
afterAll(async () => {
  await http.close();
  await bench.close();
});
beforeEach(async () => {
  bench.bot = testBot;
  ana = nextPhone();
  read.length = 0;
  await bench.receive(message(bench, ana, 'oi'));
  id = (await conversationOf(bench, ana)).id;
});

const bia = (): Caller => ({ organizationId: bench.organizationId, role: 'agent', userId: bench.agentId });
const caio = (): Caller => ({ ...bia(), userId: bench.colleagueId });
const act = (as: Caller, what: string, body?: object, conversation = id) =>
  http.call(as, 'POST', `/v1/conversations/${conversation}/${what}`, body);
const reply = (as: Caller, text: string, more: object = {}) =>
  act(as, 'messages', { content: { type: 'text', text: { body: text } }, client_key: nextWamid(), ...more });

describe('taking over', () => {
  test('makes the conversation mine, raises the epoch, says so', async () => {
    const { status, body } = await act(bia(), 'take');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      owner: { type: 'agent', user: { id: bench.agentId, name: 'Bia' } },
      epoch: 1,
      last_message: { status: 'queued' },
    });
    expect((await transcript(bench, ana)).at(-1)).toBe('(taken)');
  });

  test('twice changes nothing more; from a colleague it moves', async () => {
    await act(bia(), 'take');
    expect((await act(bia(), 'take')).body).toMatchObject({ epoch: 1 });
    expect((await act(caio(), 'take')).body).toMatchObject({ epoch: 2, owner: { user: { name: 'Caio' } } });
  });

  test('at the same moment leaves one owner and one epoch each', async () => {
    await Promise.all([act(bia(), 'take'), act(caio(), 'take'), bench.receive(message(bench, ana, 'pão'))]);
    expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'agent', epoch: 2 });
  });

  test('of a closed conversation opens it again', async () => {
    await act(bia(), 'close');
    expect((await act(bia(), 'take')).body).toMatchObject({ status: 'open', closed_at: null });
    expect(await transcript(bench, ana)).toContain('(reopened)');
  });

  test('409 of a closed conversation when the customer has a newer open one', async () => {
    await act(bia(), 'close');
    await bench.receive(message(bench, ana, 'de novo'));
    const { status, body } = await act(bia(), 'take');
    expect([status, body.error?.code]).toEqual([409, 'CONFLICT']);
    expect((await conversationsOf(bench, ana)).map((one) => one.status)).toEqual(['closed', 'open']);
  });
});

describe('releasing', () => {
  test('to the bot begins its talk anew at the next message', async () => {
    await act(bia(), 'take');
    expect((await act(bia(), 'release', { to: 'bot' })).body).toMatchObject({
      owner: { type: 'bot' },
      epoch: 2,
    });
    await bench.receive(message(bench, ana, 'oi'));
    expect((await transcript(bench, ana)).slice(-2)).toEqual(['in: oi', 'out: O que vai ser?']);
  });

  test('to a bot that does not exist goes to the queue', async () => {
    await act(bia(), 'take');
    bench.bot = null;
    expect((await act(bia(), 'release', { to: 'bot' })).body).toMatchObject({ owner: { type: 'queue' } });
  });

  test('409 NOT_OWNER for a colleague’s', async () => {
    await act(bia(), 'take');
    expect((await act(caio(), 'release', { to: 'queue' })).body.error?.code).toBe('NOT_OWNER');
  });
});

describe('closing', () => {
  test('ends it; the next message opens another', async () => {
    expect((await act(bia(), 'close')).body).toMatchObject({ status: 'closed', unread_count: 0 });
    expect((await act(bia(), 'close')).status).toBe(200);
    await bench.receive(message(bench, ana, 'oi'));
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });
});

describe('replying', () => {
  test('201 queues for sending as that person', async () => {
    await act(bia(), 'take');
    const { status, body } = await reply(bia(), 'Pois não?');
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'queued', actor: { type: 'user', name: 'Bia' } });
    expect((await outboxOf(bench, ana)).at(-1)).toMatchObject({ origin: 'user', message_id: body.id });
  });

  test('the same client key sends once, even at the same moment', async () => {
    await act(bia(), 'take');
    const key = nextWamid();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => reply(bia(), 'uma vez', { client_key: key })),
    );
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
    expect((await transcript(bench, ana)).filter((line) => line === 'out: uma vez')).toHaveLength(1);
  });

  test('409 NOT_OWNER for the bot’s, a colleague’s and a closed one; nothing is queued', async () => {
    const before = (await outboxOf(bench, ana)).length;
    expect((await reply(bia(), 'x')).body.error?.code).toBe('NOT_OWNER');
    await act(caio(), 'take');
    expect((await reply(bia(), 'x')).body.error?.code).toBe('NOT_OWNER');
    await act(caio(), 'close');
    expect((await reply(caio(), 'x')).body.error?.code).toBe('NOT_OWNER');
    expect(await outboxOf(bench, ana)).toHaveLength(before);
  });

  test('409 WINDOW_CLOSED after 24 hours, with the templates that may be sent', async () => {
    await act(bia(), 'take');
    await bench.clock.advance(24 * HOUR_MS);
    const { body } = await reply(bia(), 'ainda aí?');
    expect(body.error).toMatchObject({ code: 'WINDOW_CLOSED', details: [{ name: 'retomar' }] });
  });

  test('400 INVALID_CONTENT names the field that WhatsApp would refuse', async () => {
    await act(bia(), 'take');
    const { body } = await reply(bia(), 'x'.repeat(5000));
    expect(body.error).toMatchObject({ code: 'INVALID_CONTENT', details: [{ field: expect.any(String) }] });
  });

  test('404 to a message of another conversation', async () => {
    await act(bia(), 'take');
    const other = nextPhone();
    await bench.receive(message(bench, other, 'oi'));
    const [foreign] = await bench.rows<{ id: string }>(
      'select m.id from messages m join contacts k on k.id = m.contact_id where k.phone = $1 limit 1',
      [other],
    );
    expect((await reply(bia(), 'x', { reply_to_message_id: foreign?.id })).status).toBe(404);
  });
});

describe('sending again', () => {
  const fail = (change: string) =>
    bench.rows(`update messages set ${change} where conversation_id = $1 and direction = 'outbound'`, [id]);
  const resend = async (key = nextWamid(), as = bia()) => {
    const [row] = await bench.rows<{ id: string }>(
      `select id from messages where conversation_id = $1 and direction = 'outbound' order by id limit 1`,
      [id],
    );
    return http.call(as, 'POST', `/v1/messages/${row?.id}/resend`, { client_key: key });
  };

  test.each(['status = 4', 'in_doubt = true'])(
    '201 as a message of its own when %s; once per key',
    async (change) => {
      await fail(change);
      const key = nextWamid();
      const [first, second] = [await resend(key), await resend(key)];
      expect(first).toMatchObject({ status: 201, body: { status: 'queued' } });
      expect(second.body.id).toBe(first.body.id);
    },
  );

  test('409 NOT_OWNER in what a colleague has in hand; a supervisor may', async () => {
    await fail('status = 4');
    await act(caio(), 'take');
    expect((await resend()).body.error?.code).toBe('NOT_OWNER');
    expect((await resend(nextWamid(), { ...bia(), role: 'supervisor' })).status).toBe(201);
  });

  test('409 for what was not refused', async () => {
    expect((await resend()).body.error?.code).toBe('MESSAGE_NOT_RESENDABLE');
  });
});

describe('reading', () => {
  test('clears unread; blue ticks only when a person owns it', async () => {
    expect((await act(bia(), 'read')).body.unread_count).toBe(0);
    expect(read).toEqual([]);
    await act(bia(), 'take');
    await act(bia(), 'read');
    expect(read).toHaveLength(1);
  });
});

describe('a program', () => {
  const send = (to: string, key?: string) =>
    http.call(
      us(bench),
      'POST',
      '/v1/messages',
      { to, type: 'text', text: 'Seu pedido saiu' },
      key ? { 'idempotency-key': key } : {},
    );

  test('sends to who wrote within 24 hours, in any spelling of the number', async () => {
    const { status, body } = await send(`+${ana}`);
    expect([status, body.contact_id]).toEqual([201, (await conversationOf(bench, ana)).contact_id]);
    expect((await outboxOf(bench, ana)).at(-1)).toMatchObject({ origin: 'api' });
  });

  test('with the same idempotency key sends once, at once and later', async () => {
    const key = nextWamid();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(ana, key)));
    answers.push(await send(ana, key));
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
  });

  test('makes a new person once, though ten write to them at the same moment', async () => {
    const phone = nextPhone();
    const template = { name: 'retomar', language: { code: 'pt_BR' } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        http.call(us(bench), 'POST', '/v1/messages', { to: phone, type: 'template', template }),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 201));
    expect(await conversationsOf(bench, phone)).toHaveLength(1);
    expect(await outboxOf(bench, phone)).toHaveLength(10);
  });

  test('409 WINDOW_CLOSED to somebody who never wrote, and leaves no contact behind', async () => {
    const phone = nextPhone();
    expect((await send(phone)).body.error?.code).toBe('WINDOW_CLOSED');
    expect(await bench.rows('select 1 from contacts where phone = $1', [phone])).toEqual([]);
  });
});

describe('a person who sends to a number', () => {
  const send = (as: Caller) =>
    http.call(as, 'POST', '/v1/messages', { to: ana, type: 'text', text: 'Seu pedido saiu' });

  test('409 NOT_OWNER into what a colleague has in hand; a supervisor and a program may', async () => {
    await act(caio(), 'take');
    expect((await send(bia())).body.error?.code).toBe('NOT_OWNER');
    expect((await send(caio())).status).toBe(201);
    expect((await send({ ...bia(), role: 'supervisor' })).status).toBe(201);
    expect((await send(us(bench))).status).toBe(201);
  });

  test('409 CONTACT_BLOCKED to who is blocked, also for a program', async () => {
    const { contact_id } = await conversationOf(bench, ana);
    await http.call(bia(), 'POST', `/v1/contacts/${contact_id}/block`, { blocked: true });
    for (const as of [bia(), us(bench)]) expect((await send(as)).body.error?.code).toBe('CONTACT_BLOCKED');
    expect(await conversationsOf(bench, ana)).toHaveLength(1);
  });
});

describe('another tenant', () => {
  test('gets 404 everywhere and an empty inbox', async () => {
    const foreign = strangers(bench);
    const person = { ...foreign, userId: bench.agentId };
    const [own] = await bench.rows<{ id: string }>(
      'select id from messages where conversation_id = $1 limit 1',
      [id],
    );
    const answers = await Promise.all([
      http.call(foreign, 'GET', `/v1/conversations/${id}`),
      http.call(foreign, 'GET', `/v1/conversations/${id}/messages`),
      http.call(foreign, 'GET', `/v1/messages/${own?.id}`),
      act(person, 'take'),
      act(person, 'release', { to: 'queue' }),
      act(person, 'close'),
      act(person, 'read'),
      reply(person, 'x'),
      http.call(person, 'POST', `/v1/messages/${own?.id}/resend`, { client_key: nextWamid() }),
    ]);
    expect(answers.map((one) => one.status)).toEqual(answers.map(() => 404));
    expect((await http.call(foreign, 'GET', '/v1/conversations')).body).toMatchObject({
      items: [],
      counts: { all: 0 },
    });
  });
});

describe('lists', () => {
  test('400 for a cursor they never gave out', async () => {
    for (const parts of [['x'], ['not a time', 'not an id'], ['2026-01-01T00:00:00Z', 'x']]) {
      const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
      for (const url of ['/v1/conversations', `/v1/conversations/${id}/messages`])
        expect((await http.call(us(bench), 'GET', `${url}?cursor=${cursor}`)).body.error?.code).toBe(
          'INVALID_CURSOR',
        );
    }
  });

  test('of messages page back in time, each once', async () => {
    await bench.receive(...['um', 'dois', 'três'].map((word) => message(bench, ana, word)));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await http.call(
        us(bench),
        'GET',
        `/v1/conversations/${id}/messages?limit=3${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...(body.items as { id: string }[]).map((one) => one.id));
      cursor = body.next_cursor as string | null;
    }
    const rows = await bench.rows<{ id: string }>(
      'select id from messages where conversation_id = $1 order by id desc',
      [id],
    );
    expect(seen).toEqual(rows.map((one) => one.id));
  });
});
