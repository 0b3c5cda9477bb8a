import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addNote } from './actions/add-note.ts';
import { blockContact } from './actions/block-contact.ts';
import { closeConversation } from './actions/close-conversation.ts';
import { releaseConversation } from './actions/release-conversation.ts';
import { replyToConversation } from './actions/reply.ts';
import { setPriority } from './actions/set-priority.ts';
import { takeConversation } from './actions/take-conversation.ts';
import { transferConversation } from './actions/transfer-conversation.ts';
import { type Bench, createBench } from './testing/bench.ts';
import { echo, message, nextPhone, nextWamid } from './testing/items.ts';
import {
  conversationOf,
  conversationsOf,
  eventsOf,
  messagesOf,
  outboxOf,
  transcript,
} from './testing/look.ts';

let bench: Bench;
let ana: string;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  ana = nextPhone();
});

const say = (body: string) => bench.receive(message(bench, ana, body));
const tap = (id: string, title: string) =>
  bench.receive(
    message(bench, ana, {
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id, title } },
    }),
  );
const bia = () => ({ kind: 'user', userId: bench.agentId, name: 'Bia', role: 'agent' }) as const;
const supervisor = () =>
  ({ kind: 'user', userId: bench.colleagueId, name: 'Caio', role: 'supervisor' }) as const;
const idOf = async () => (await conversationOf(bench, ana)).id;
const take = async (userId = bench.agentId) =>
  takeConversation(bench.ports, bench.organizationId, await idOf(), userId);
const reply = async (body: string) =>
  replyToConversation(bench.ports, bench.organizationId, await idOf(), bia(), {
    content: { type: 'text', text: { body } },
    attachmentId: undefined,
    replyToMessageId: undefined,
    clientKey: nextWamid(),
  });
const resolve = async (more: { reason?: string; note?: string; survey?: boolean } = {}) =>
  closeConversation(bench.ports, bench.organizationId, await idOf(), bia(), { survey: true, ...more });
const answers = () =>
  bench.rows<{
    survey: string;
    score: number;
    comment: string | null;
    agent_id: string;
    conversation_id: string;
  }>(`select s.* from survey_answers s join contacts k on k.id = s.contact_id where k.phone = $1`, [ana]);
/** asked for a person, taken, answered */
async function served(): Promise<void> {
  await say('oi');
  await say('Pessoa');
  await take();
  await bench.clock.advance(60_000);
  await reply('Pois não?');
}

describe('the story for the person who takes over', () => {
  test('has client, department, reason, state and the last words, and the ad the customer came from', async () => {
    const first = message(bench, ana, 'vi o anúncio');
    if (first.kind === 'webhook' && first.event.kind === 'message')
      first.event.referral = { sourceType: 'ad', headline: 'Pão quentinho' };
    await bench.receive(first);
    await say('Pessoa');
    const { handoff } = await conversationOf(bench, ana);
    expect(handoff).toMatchObject({
      client: { phone: `+${ana}` },
      department: 'Suporte',
      priority: 'media',
      history: [
        { from: 'customer', text: 'vi o anúncio' },
        { from: 'bot', text: expect.stringContaining('O que vai ser?') },
        { from: 'customer', text: 'Pessoa' },
        { from: 'bot', text: 'Já chamo alguém.' },
      ],
      referral: { headline: 'Pão quentinho' },
    });
  });

  test('is cut to the last twelve lines, and is written once', async () => {
    await say('oi');
    for (let i = 0; i < 7; i++) await say('Pão');
    await say('Pessoa');
    const { handoff } = await conversationOf(bench, ana);
    expect(handoff?.history).toHaveLength(12);
    expect(handoff?.history.at(-1)?.text).toBe('Já chamo alguém.');
    await say('ainda aí?');
    expect((await conversationOf(bench, ana)).handoff).toEqual(handoff);
  });
});

describe('a survey after a person resolved', () => {
  test('is asked with five scores to tap; the answer belongs to conversation and agent and opens nothing new', async () => {
    await served();
    await resolve();
    expect(
      (await messagesOf(bench, ana)).filter((one) => one.type === 'interactive').at(-1)?.content,
    ).toMatchObject({
      interactive: {
        type: 'list',
        action: { sections: [{ rows: [{ id: 'survey:csat:5' }, {}, {}, {}, {}] }] },
      },
    });
    await tap('survey:csat:5', '⭐⭐⭐⭐⭐ Ótimo');
    const conversation = await conversationOf(bench, ana);
    expect(conversation).toMatchObject({ status: 'closed', unread_count: 0 });
    expect(await answers()).toMatchObject([
      { survey: 'csat', score: 5, agent_id: bench.agentId, conversation_id: conversation.id },
    ]);
    expect((await transcript(bench, ana)).at(-1)).toContain('Muito obrigado');
    expect((await eventsOf(bench)).findLast((event) => event.type === 'conversation.rated')).toMatchObject({
      survey: 'csat',
      score: 5,
      agent_id: bench.agentId,
      resolution_time: 60,
    });
    await say('oi de novo');
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });

  test('a low score asks for a comment, and the next words are it', async () => {
    await served();
    await resolve();
    await say('nota 2');
    expect((await transcript(bench, ana)).at(-1)).toContain('O que podemos melhorar?');
    await say('demorou demais');
    expect(await answers()).toMatchObject([{ score: 2, comment: 'demorou demais' }]);
    expect(await conversationsOf(bench, ana)).toHaveLength(1);
  });

  test('a long comment is cut between characters', async () => {
    await served();
    await resolve();
    await say('1');
    await say(`${'a'.repeat(1_999)}😡 péssimo`);
    expect((await answers()).map((one) => one.comment?.length)).toEqual([1_999]);
  });

  test('is forgotten where the conversation goes on: what comes after its second end opens a new one', async () => {
    await served();
    await resolve();
    await take();
    await resolve({ survey: false });
    await say('2');
    expect(await answers()).toEqual([]);
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });

  test('a tapped score that nobody offered is none', async () => {
    await served();
    await resolve();
    await tap('survey:csat:99', '99');
    expect(await answers()).toEqual([]);
  });

  test('words that are no score open a new conversation, and the survey is forgotten', async () => {
    await served();
    await resolve();
    await say('preciso de 3 caixas de leite para amanhã');
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
    await say('5');
    expect(await answers()).toEqual([]);
  });

  test('an answer that comes too late is a new conversation', async () => {
    await served();
    await resolve();
    await bench.clock.advance(25 * 3_600_000);
    await say('5');
    expect(await answers()).toEqual([]);
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });

  test('is not asked where nobody answered, where it is off, or where the one who resolves says so', async () => {
    await say('oi');
    await say('Pessoa');
    await take();
    await resolve();
    expect(await transcript(bench, ana)).not.toContain('(survey_asked)');
    ana = nextPhone();
    await served();
    await resolve({ survey: false });
    expect(await transcript(bench, ana)).not.toContain('(survey_asked)');
  });

  test('from 0 to 10 it is a number to write; the score counts from 0', async () => {
    bench.desk = { ...bench.desk, survey: { ...bench.desk.survey, kind: 'nps' } };
    await served();
    await resolve();
    await say('0');
    bench.desk = { ...bench.desk, survey: { ...bench.desk.survey, kind: 'csat' } };
    expect(await answers()).toMatchObject([{ survey: 'nps', score: 0 }]);
  });
});

describe('resolving', () => {
  test('keeps reason and note, and tells how long it took', async () => {
    await served();
    await bench.clock.advance(30_000);
    await resolve({ reason: 'resolvido', note: 'Trocamos a peça.', survey: false });
    expect(await conversationOf(bench, ana)).toMatchObject({
      close_reason: 'resolvido',
      close_note: 'Trocamos a peça.',
      resolved_by: bench.agentId,
    });
    expect((await eventsOf(bench)).findLast((event) => event.type === 'conversation.resolved')).toMatchObject(
      {
        resolution_time: 90,
        satisfaction: null,
      },
    );
  });

  test('refuses an unknown reason, and none where one is required', async () => {
    const refused = (code: string) => ({ code: 'INVALID_INPUT', details: [{ field: 'reason', code }] });
    await served();
    await expect(resolve({ reason: 'sei_la' })).rejects.toMatchObject(refused('invalid_value'));
    bench.desk = { ...bench.desk, close_reason_required: true };
    await expect(resolve()).rejects.toMatchObject(refused('invalid_type'));
    bench.desk = { ...bench.desk, close_reason_required: false };
    expect((await conversationOf(bench, ana)).status).toBe('open');
  });

  test('what a colleague has in hand only a supervisor resolves or passes on', async () => {
    await served();
    const other = { ...bia(), userId: bench.colleagueId, name: 'Caio' };
    await expect(
      closeConversation(bench.ports, bench.organizationId, await idOf(), other, { survey: false }),
    ).rejects.toMatchObject({ code: 'NOT_OWNER' });
    const id = await idOf();
    await closeConversation(bench.ports, bench.organizationId, id, supervisor(), { survey: false });
    expect((await conversationOf(bench, ana)).status).toBe('closed');
  });
});

test('what the bot ends asks for no look at promises, also where a person had it before', async () => {
  const looks = () => bench.jobs.filter((job) => job.kind === 'sla.check');
  await say('oi');
  bench.jobs.length = 0;
  await say('Tchau');
  expect((await conversationOf(bench, ana)).status).toBe('closed');
  expect(looks()).toEqual([]);
  ana = nextPhone();
  await served();
  await releaseConversation(bench.ports, bench.organizationId, await idOf(), bench.agentId, 'bot');
  expect(looks()).not.toEqual([]);
  await say('oi');
  bench.jobs.length = 0;
  await say('Tchau');
  expect((await conversationOf(bench, ana)).status).toBe('closed');
  expect(looks()).toEqual([]);
});

describe('transfer', () => {
  const department = async () =>
    (
      await bench.rows<{ id: string }>(`select id from departments where organization_id = $1`, [
        bench.organizationId,
      ])
    )[0]?.id;

  test('to a department: its queue, the place in time kept, a note for the colleague', async () => {
    await served();
    const before = await conversationOf(bench, ana);
    await bench.clock.advance(60_000);
    await transferConversation(bench.ports, bench.organizationId, before.id, bia(), {
      departmentId: await department(),
      note: 'Já pedi o CPF.',
    });
    const after = await conversationOf(bench, ana);
    expect(after).toMatchObject({ owner: 'queue', assignee_id: null, waiting_since: before.waiting_since });
    expect(after.epoch).toBeGreaterThan(before.epoch);
    expect((await messagesOf(bench, ana)).at(-1)?.content).toEqual({
      type: 'note',
      note: { body: 'Já pedi o CPF.', mentions: [] },
    });
    expect(
      await bench.rows('select 1 from queue_entries where conversation_id = $1', [before.id]),
    ).toHaveLength(1);
  });

  test('by a program: its note is there for the colleague, too', async () => {
    await served();
    const key = { kind: 'key', apiKeyId: bench.newId() } as const;
    await transferConversation(bench.ports, bench.organizationId, await idOf(), key, {
      departmentId: await department(),
      note: 'Pedido 1234.',
    });
    expect((await messagesOf(bench, ana)).at(-1)).toMatchObject({
      actor_type: 'api',
      content: { type: 'note', note: { body: 'Pedido 1234.' } },
    });
  });

  test('to a person who is there, who is told; not to one who is offline', async () => {
    await served();
    const id = await idOf();
    const to = () =>
      transferConversation(bench.ports, bench.organizationId, id, bia(), { userId: bench.colleagueId });
    await expect(to()).rejects.toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    await bench.rows(
      `insert into agents (organization_id, user_id, presence) values ($1, $2, 'online')
         on conflict (organization_id, user_id) do update set presence = 'online'`,
      [bench.organizationId, bench.colleagueId],
    );
    await to();
    expect(await conversationOf(bench, ana)).toMatchObject({
      owner: 'agent',
      assignee_id: bench.colleagueId,
    });
    expect((await eventsOf(bench)).findLast((event) => event.type === 'notification.created')).toMatchObject({
      notification: { user_id: bench.colleagueId, kind: 'transferred', data: { by: 'Bia' } },
    });
  });

  test('to each other at the same moment: both go through', async () => {
    await bench.rows(
      `insert into agents (organization_id, user_id, presence) select $1, unnest($2::uuid[]), 'online'
         on conflict (organization_id, user_id) do update set presence = 'online'`,
      [bench.organizationId, [bench.agentId, bench.colleagueId]],
    );
    for (let round = 0; round < 5; round++) {
      const ids: string[] = [];
      for (const owner of [bench.agentId, bench.colleagueId]) {
        ana = nextPhone();
        await say('oi');
        await take(owner);
        ids.push(await idOf());
      }
      const [mine = '', theirs = ''] = ids;
      await Promise.all([
        transferConversation(bench.ports, bench.organizationId, mine, supervisor(), {
          userId: bench.colleagueId,
        }),
        transferConversation(bench.ports, bench.organizationId, theirs, supervisor(), {
          userId: bench.agentId,
        }),
      ]);
    }
  });

  test('to another department and to who has it already: its promises are looked at anew', async () => {
    await served();
    await bench.rows(
      `insert into agents (organization_id, user_id, presence) values ($1, $2, 'online')
         on conflict (organization_id, user_id) do update set presence = 'online'`,
      [bench.organizationId, bench.agentId],
    );
    bench.jobs.length = 0;
    await transferConversation(bench.ports, bench.organizationId, await idOf(), bia(), {
      departmentId: await department(),
      userId: bench.agentId,
    });
    expect(bench.jobs.map((job) => job.kind)).toContain('sla.check');
  });

  test('to nobody known: 404 and nothing changes', async () => {
    await served();
    await expect(
      transferConversation(bench.ports, bench.organizationId, await idOf(), bia(), { userId: bench.newId() }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await conversationOf(bench, ana)).owner).toBe('agent');
  });
});

describe('a note', () => {
  test('is for colleagues: nothing is sent, who is mentioned is told, the same key writes once', async () => {
    await served();
    const sent = await outboxOf(bench, ana);
    const note = { body: 'Olhem o pedido @Caio', mentions: [bench.colleagueId], clientKey: nextWamid() };
    const first = await addNote(bench.ports, bench.organizationId, await idOf(), bia(), note);
    const again = await addNote(bench.ports, bench.organizationId, await idOf(), bia(), note);
    expect(again.id).toBe(first.id);
    expect(await outboxOf(bench, ana)).toEqual(sent);
    const told = (await eventsOf(bench)).filter((event) => event.type === 'notification.created').at(-1);
    expect(told).toMatchObject({
      notification: { user_id: bench.colleagueId, kind: 'mention', message_id: first.id },
    });
  });

  test('is told once to who is mentioned twice, cut between characters', async () => {
    await served();
    await addNote(bench.ports, bench.organizationId, await idOf(), bia(), {
      body: `${'a'.repeat(199)}🥖 acabou`,
      mentions: [bench.colleagueId, bench.colleagueId],
      clientKey: nextWamid(),
    });
    const told = await bench.rows<{ data: { text: string } }>(
      'select data from notifications where conversation_id = $1',
      [await idOf()],
    );
    expect(told.map((one) => one.data.text)).toEqual(['a'.repeat(199)]);
  });

  test('mentions colleagues only', async () => {
    await served();
    await expect(
      addNote(bench.ports, bench.organizationId, await idOf(), bia(), {
        body: 'oi',
        mentions: [bench.newId()],
        clientKey: nextWamid(),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a person’s first word', () => {
  const firstReplies = async () =>
    bench.rows<{ detail: object }>(
      `select detail from service_log where kind = 'first_replied' and conversation_id = $1`,
      [await idOf()],
    );

  test('is no reaction', async () => {
    await say('oi');
    await say('Pessoa');
    await take();
    const wamid = (await messagesOf(bench, ana)).find((one) => one.direction === 'inbound')?.wamid;
    await replyToConversation(bench.ports, bench.organizationId, await idOf(), bia(), {
      content: { type: 'reaction', reaction: { message_id: wamid, emoji: '👍' } },
      attachmentId: undefined,
      replyToMessageId: undefined,
      clientKey: nextWamid(),
    });
    expect([(await conversationOf(bench, ana)).first_reply_at, await firstReplies()]).toEqual([null, []]);
    await bench.clock.advance(60_000);
    await reply('Pois não?');
    expect(await firstReplies()).toEqual([{ detail: { after_ms: 60_000 } }]);
  });

  test('typed on the phone while nobody waited is a reply, and no time to measure', async () => {
    await say('oi');
    await bench.receive(echo(bench, ana, 'Oi, é a Bia'));
    expect((await conversationOf(bench, ana)).first_reply_at).not.toBeNull();
    expect(await firstReplies()).toEqual([]);
  });
});

test('a higher priority moves who waits at once', async () => {
  await say('oi');
  await say('Pessoa');
  await setPriority(bench.ports, bench.organizationId, await idOf(), bia(), 'alta');
  expect(
    await bench.rows('select priority from queue_entries where conversation_id = $1', [await idOf()]),
  ).toEqual([{ priority: 0 }]);
});

describe('a blocked contact', () => {
  test('is heard by nobody: what is open closes, what they write is kept in one closed conversation', async () => {
    await served();
    const { contact_id } = await conversationOf(bench, ana);
    await blockContact(bench.ports, bench.organizationId, contact_id, bia(), true);
    expect(await conversationOf(bench, ana)).toMatchObject({ status: 'closed', close_reason: 'blocked' });
    await say('me respondam');
    await say('alô?');
    const [only, ...more] = await conversationsOf(bench, ana);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ status: 'closed', unread_count: 0 });
    expect((await transcript(bench, ana)).slice(-2)).toEqual(['in: me respondam', 'in: alô?']);
    await blockContact(bench.ports, bench.organizationId, contact_id, bia(), false);
    await say('oi');
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });
});
