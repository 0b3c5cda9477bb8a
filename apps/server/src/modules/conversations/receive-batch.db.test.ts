import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, createBench } from './testing/bench.ts';
import { echo, message, nextPhone, nextWamid, reaction } from './testing/items.ts';
import {
  conversationOf,
  conversationsOf,
  eventsOf,
  messagesOf,
  outboxOf,
  transcript,
} from './testing/look.ts';
import { brokenBot, testBot } from './testing/test-bot.ts';

const HOUR_MS = 3_600_000;
const MENU = 'out: O que vai ser?';

let bench: Bench;
let ana: string;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  bench.bot = testBot;
  ana = nextPhone();
});

describe('a message', () => {
  test('is stored, opens a conversation and a window, and is answered through the outbox', async () => {
    const result = await bench.receive(message(bench, ana, 'oi'));
    expect(await transcript(bench, ana)).toEqual(['in: oi', MENU]);
    expect(await conversationOf(bench, ana)).toMatchObject({
      owner: 'bot',
      status: 'open',
      unread_count: 1,
      last_message_direction: 'outbound',
      window_expires_at: new Date(bench.clock.now() + 24 * HOUR_MS),
    });
    const [queued] = await outboxOf(bench, ana);
    expect(queued).toMatchObject({ state: 'queued', origin: 'bot' });
    expect(result).toMatchObject({ queued: 1, duplicates: new Map() });
    expect(result.turns).toHaveLength(1);
  });

  test('delivered again is handled once, within a batch and across batches', async () => {
    const wamid = nextWamid();
    const first = await bench.receive(
      message(bench, ana, 'oi', { wamid }),
      message(bench, ana, 'oi', { wamid }),
    );
    const second = await bench.receive(message(bench, ana, 'oi', { wamid }));
    expect([first, second].map((one) => one.duplicates.get(bench.channel.id))).toEqual([1, 1]);
    expect(await transcript(bench, ana)).toEqual(['in: oi', MENU]);
    expect(await outboxOf(bench, ana)).toHaveLength(1);
  });

  test('with the same id on another channel is another message', async () => {
    const wamid = nextWamid();
    await bench.receive(
      message(bench, ana, 'oi', { wamid }),
      message(bench, ana, 'oi', { wamid, channel: bench.secondChannel }),
    );
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
  });

  test('of three in one batch are all answered, in their order', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'pão'), message(bench, ana, 'pessoa'));
    expect(await transcript(bench, ana)).toEqual([
      'in: oi',
      MENU,
      'in: pão',
      'out: Pão anotado.',
      MENU,
      'in: pessoa',
      'out: Já chamo alguém.',
      '(handed_off)',
    ]);
    expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'queue', epoch: 1, unread_count: 3 });
  });

  test('quoted in the batch that brought it is found by the id it is stored under', async () => {
    const wamid = nextWamid();
    const quote = message(bench, ana, 'este');
    if (quote.kind === 'webhook' && quote.event.kind === 'message')
      quote.event.context = { messageId: wamid };
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'pão', { wamid }), quote);
    const stored = await messagesOf(bench, ana);
    const quoted = stored.find((one) => one.wamid === wamid);
    expect(stored.find((one) => one.context !== null)?.context?.message_id).toBe(quoted?.id);
    expect(await bench.rows('select message_id from message_ids where wamid = $1', [wamid])).toEqual([
      { message_id: quoted?.id },
    ]);
  });

  test('said while handing off carries the epoch that resulted, so it is not refused', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'pessoa'));
    const farewell = (await messagesOf(bench, ana)).find((one) =>
      JSON.stringify(one.content).includes('chamo'),
    );
    expect(farewell?.epoch).toBe((await conversationOf(bench, ana)).epoch);
  });

  test('said while ending is not refused by the close that follows it', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'tchau'));
    const conversation = await conversationOf(bench, ana);
    const farewell = (await messagesOf(bench, ana)).find((one) =>
      JSON.stringify(one.content).includes('logo'),
    );
    expect(conversation.status).toBe('closed');
    expect(farewell?.epoch).toBe(conversation.epoch);
  });

  test('after the end opens a new conversation, even in the same batch', async () => {
    await bench.receive(
      message(bench, ana, 'oi'),
      message(bench, ana, 'tchau'),
      message(bench, ana, 'oi de novo'),
    );
    expect((await conversationsOf(bench, ana)).map((one) => one.status)).toEqual(['closed', 'open']);
    expect(await transcript(bench, ana)).toEqual([
      'in: oi',
      MENU,
      'in: tchau',
      'out: Até logo!',
      '(closed)',
      'in: oi de novo',
      MENU,
    ]);
  });

  test('older than the window is stored and queued for a person, not answered', async () => {
    await bench.receive(message(bench, ana, 'oi', { atMs: bench.clock.now() - 25 * HOUR_MS }));
    expect(await transcript(bench, ana)).toEqual(['in: oi', '(handed_off)']);
    expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'queue' });
    expect(await outboxOf(bench, ana)).toEqual([]);
  });

  test('that makes decide throw is stored and shown, its session broken, its conversation queued', async () => {
    await bench.receive(message(bench, ana, 'oi'));
    bench.bot = brokenBot;
    await bench.receive(message(bench, ana, 'pão'));
    expect(await transcript(bench, ana)).toEqual(['in: oi', MENU, 'in: pão', '(bot_failed)']);
    const conversation = await conversationOf(bench, ana);
    expect(conversation.owner).toBe('queue');
    const [session] = await bench.rows<{ data: { status: string } }>(
      'select data from bot_sessions where contact_id = $1',
      [conversation.contact_id],
    );
    expect(session?.data.status).toBe('broken');
  });

  test('on a channel without a bot waits for a person', async () => {
    bench.bot = null;
    await bench.receive(message(bench, ana, 'oi'));
    expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'queue' });
    expect(await transcript(bench, ana)).toEqual(['in: oi']);
  });

  test('to an agent is not answered by the bot', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'pessoa'));
    await bench.receive(message(bench, ana, 'alguém?'));
    expect((await transcript(bench, ana)).at(-1)).toBe('in: alguém?');
  });

  test('moves the window by the clock of WhatsApp, and never backwards', async () => {
    const now = bench.clock.now();
    await bench.receive(message(bench, ana, 'dois', { atMs: now }));
    await bench.receive(message(bench, ana, 'um', { atMs: now - HOUR_MS }));
    expect((await conversationOf(bench, ana)).window_expires_at).toEqual(new Date(now + 24 * HOUR_MS));
  });

  test('with a file gets an attachment and a job that fetches it', async () => {
    bench.jobs.length = 0;
    await bench.receive(
      message(bench, ana, { type: 'image', image: { id: 'media-9', mime_type: 'image/jpeg' } }),
    );
    const [stored] = await messagesOf(bench, ana);
    const [attachment] = await bench.rows<object>('select * from attachments where id = $1', [
      stored?.attachment_id,
    ]);
    expect(attachment).toMatchObject({ media_id: 'media-9', state: 'pending', message_id: stored?.id });
    expect(bench.jobs).toMatchObject([
      { kind: 'media.download', payload: { attachmentId: stored?.attachment_id } },
    ]);
  });
});

describe('effects', () => {
  test('a wait becomes a timer that leads the session on, once', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'espera'));
    const conversation = await conversationOf(bench, ana);
    const [timer] = await bench.rows<{ step: number; due_at: Date }>(
      'select * from timers where subject_id = $1',
      [conversation.id],
    );
    expect(timer?.due_at).toEqual(new Date(bench.clock.now() + 60_000));
    const wake = {
      organizationId: bench.organizationId,
      channelId: bench.channel.id,
      shard: 7,
      kind: 'bot_event',
      contactId: conversation.contact_id,
      conversationId: conversation.id,
      event: { type: 'timer', name: 'wait', step: timer?.step ?? -1 },
    } as const;
    await bench.receive({ ...wake, event: { ...wake.event, step: wake.event.step - 1 } });
    expect((await transcript(bench, ana)).at(-1)).toBe('in: espera');
    const [row] = await bench.rows<{ name: string }>('select name from timers where subject_id = $1', [
      conversation.id,
    ]);
    const due = { ...wake, event: { ...wake.event, name: row?.name ?? '' } };
    await bench.receive(due);
    await bench.receive(due);
    expect((await transcript(bench, ana)).slice(-2)).toEqual(['out: Acordei.', MENU]);
  });

  test('a tag reaches the contact', async () => {
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'marca'));
    expect(await bench.rows('select tags from contacts where phone = $1', [ana])).toEqual([
      { tags: ['cliente'] },
    ]);
  });

  test('a call becomes a job; its answer enters the line', async () => {
    bench.jobs.length = 0;
    await bench.receive(message(bench, ana, 'oi'), message(bench, ana, 'consulta'));
    const [job] = bench.jobs;
    expect(job).toMatchObject({
      kind: 'bot.call',
      payload: { request: { url: 'https://example.test/saldo' } },
    });
    const { contactId, conversationId, callId, step } = (job?.payload ?? {}) as {
      contactId: string;
      conversationId: string;
      callId: string;
      step: number;
    };
    await bench.receive({
      organizationId: bench.organizationId,
      channelId: bench.channel.id,
      shard: 7,
      kind: 'bot_event',
      contactId,
      conversationId,
      event: { type: 'call_result', callId, step, result: { ok: true, status: 200, body: { saldo: 12 } } },
    });
    expect((await transcript(bench, ana)).slice(-2)).toEqual(['out: Saldo: 12', MENU]);
  });
});

describe('what starts no turn', () => {
  test('a reaction marks the message it is about; taking it back clears the mark', async () => {
    const wamid = nextWamid();
    await bench.receive(message(bench, ana, 'oi', { wamid }));
    const before = await outboxOf(bench, ana);
    await bench.receive(message(bench, ana, reaction(wamid, '👍')));
    expect((await messagesOf(bench, ana))[0]?.reactions).toEqual([{ from: 'contact', emoji: '👍' }]);
    expect(await outboxOf(bench, ana)).toEqual(before);
    await bench.receive(message(bench, ana, reaction(wamid, '')));
    expect((await messagesOf(bench, ana))[0]?.reactions).toEqual([]);
  });

  test('a reaction to a picture keeps the picture in the event that tells of it', async () => {
    const wamid = nextWamid();
    await bench.receive(
      message(bench, ana, { type: 'image', image: { id: 'm', mime_type: 'image/png' } }, { wamid }),
    );
    await bench.receive(message(bench, ana, reaction(wamid, '❤️')));
    const told = (await eventsOf(bench)).findLast((one) => one.type === 'message.updated');
    expect(told).toMatchObject({ message: { attachment: { mime_type: 'image/png', state: 'pending' } } });
  });

  test('a group message is stored, not answered', async () => {
    await bench.receive(message(bench, ana, 'oi grupo', { groupId: 'group-1' }));
    expect(await transcript(bench, ana)).toEqual(['in: oi grupo']);
  });

  test('an echo of the shop’s own phone is shown as ours and hands the conversation to people', async () => {
    await bench.receive(message(bench, ana, 'oi'));
    await bench.receive(echo(bench, ana, 'Oi, é a Bia!'));
    expect(await transcript(bench, ana)).toEqual(['in: oi', MENU, 'out: Oi, é a Bia!']);
    expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'queue', epoch: 1 });
    expect(await outboxOf(bench, ana)).toHaveLength(1);
  });
});
