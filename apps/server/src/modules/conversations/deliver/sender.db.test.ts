import { randomUUID } from 'node:crypto';
import { AppError } from '@balcao/protocol';
import { until } from '@balcao/testkit';
import { classifyGraphError, type RenderedMessage, WhatsAppError } from '@balcao/whatsapp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../../../platform/log/index.ts';
import { replyToConversation } from '../actions/reply.ts';
import { takeConversation } from '../actions/take-conversation.ts';
import { joinParkedStatuses } from '../join-parked-statuses.ts';
import { type Bench, createBench } from '../testing/bench.ts';
import { message, nextPhone, nextWamid, status } from '../testing/items.ts';
import { conversationOf, messagesOf, outboxOf } from '../testing/look.ts';
import { claimOutbox } from './outbox-store.ts';
import { Sender } from './sender.ts';
import { settleUnknownSends } from './settle-unknown.ts';

type Sent = { to: string; text: string; id: string };

let bench: Bench;
let sender: Sender | undefined;
let senderId: string;
let sent: Sent[];
let held: string[];
let rate: number;
/** what WhatsApp does with a message; by default it takes it */
let answer: (one: Sent) => Promise<{ wamid: string }>;
/** what becomes of a file on its way to WhatsApp */
let upload: () => Promise<string>;
let ana: string;
let bia: string;

beforeAll(async () => {
  bench = await createBench({ max: 12 });
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.rows('truncate outbox, messages, message_ids, parked_statuses, workers');
  await bench.rows('update channel_buckets set tokens = 1000, refilled_at = clock_timestamp()');
  [ana, bia] = [nextPhone(), nextPhone()];
  sent = [];
  held = [];
  rate = 1000;
  answer = async () => ({ wamid: nextWamid() });
  upload = async () => 'media-1';
  senderId = randomUUID();
  await bench.rows(`insert into workers (id, expires_at) values ($1, now() + interval '1 hour')`, [senderId]);
});
afterEach(async () => {
  await sender?.stop();
  sender = undefined;
});

const channels = () => [{ id: bench.channel.id, messagesPerSecond: rate }];
function start(): Sender {
  sender = new Sender({
    db: bench.db,
    clock: bench.clock,
    log: silentLog,
    senderId,
    port: {
      channels: () => (held.length > 0 ? [] : channels()),
      async send(_channelId, rendered) {
        const one = read(rendered);
        sent.push(one);
        const result = await answer(one);
        return result as Awaited<ReturnType<ConstructorParameters<typeof Sender>[0]['port']['send']>>;
      },
      ensureMediaId: () => upload(),
      hold: async (_channelId, state) => {
        held.push(state);
      },
    },
  });
  sender.start();
  return sender;
}
function read(rendered: RenderedMessage): Sent {
  const body = rendered as unknown as {
    to?: string;
    recipient?: string;
    text?: { body: string };
    interactive?: { body: { text: string } };
    biz_opaque_callback_data: string;
  };
  return {
    to: body.to ?? body.recipient ?? '',
    text: body.text?.body ?? body.interactive?.body.text ?? '',
    id: body.biz_opaque_callback_data,
  };
}
const say = (phone: string, ...words: string[]) =>
  bench.receive(...words.map((word) => message(bench, phone, word)));
const outbound = async (phone: string) =>
  (await messagesOf(bench, phone)).filter((one) => one.direction === 'outbound');
const lineIsEmpty = (phone: string) => until(async () => (await outboxOf(bench, phone)).length === 0);
const refused = (code: number, httpStatus = 400) => {
  const { isGraphError: _, ...info } = classifyGraphError({ error: { code, message: 'no' } }, httpStatus);
  return new WhatsAppError({ ...info, reason: 'GRAPH_ERROR', message: 'no', ambiguous: false });
};
const lost = () =>
  new WhatsAppError({ reason: 'CONNECTION_LOST', message: 'lost', fate: 'retry', ambiguous: true });
/** Looks for work without waiting for the clock. */
const look = async () => {
  sender?.wake();
  await bench.clock.advance(500);
};

describe('a line', () => {
  test('leaves in order, each after the former’s answer; another person’s does not wait for it', async () => {
    let release = () => {};
    answer = (one) =>
      one.to === ana && sent.filter((other) => other.to === ana).length === 1
        ? new Promise((resolve) => {
            release = () => resolve({ wamid: nextWamid() });
          })
        : Promise.resolve({ wamid: nextWamid() });
    await say(ana, 'oi', 'pão');
    await say(bia, 'oi');
    start();
    await lineIsEmpty(bia);
    expect(sent.filter((one) => one.to === ana)).toHaveLength(1);
    release();
    await lineIsEmpty(ana);
    const order = (await outbound(ana)).map((one) => one.id);
    expect(sent.filter((one) => one.to === ana).map((one) => one.id)).toEqual(order);
  });

  test('is recorded as accepted with WhatsApp’s id, and our id goes along', async () => {
    await say(ana, 'oi');
    start();
    await lineIsEmpty(ana);
    const [stored] = await outbound(ana);
    expect(stored).toMatchObject({ status: 2, wamid: expect.stringMatching(/^wamid/) });
    expect(sent[0]?.id).toBe(stored?.id);
  });

  test('is claimed by one of two senders only', async () => {
    for (let i = 0; i < 10; i++) await say(nextPhone(), 'oi');
    const claims = await Promise.all(
      [randomUUID(), randomUUID(), randomUUID()].map((id) => claimOutbox(bench.db, id, channels(), 10)),
    );
    const ids = claims.flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('of a person known by BSUID alone goes to the BSUID', async () => {
    await bench.receive(message(bench, { userId: 'BR.999000111' }, 'oi'));
    start();
    await until(() => sent.length === 1);
    expect(sent[0]?.to).toBe('BR.999000111');
  });
});

describe('the bucket', () => {
  test('of a channel lets no more leave than it holds, and fills by the database’s clock', async () => {
    rate = 5;
    await bench.rows('update channel_buckets set tokens = 5, refilled_at = clock_timestamp()');
    for (let i = 0; i < 8; i++) await say(nextPhone(), 'oi');
    expect(await claimOutbox(bench.db, senderId, channels(), 100)).toHaveLength(5);
    expect((await claimOutbox(bench.db, senderId, channels(), 100)).length).toBeLessThanOrEqual(2);
    await bench.rows(`update channel_buckets set refilled_at = clock_timestamp() - interval '1 s'`);
    expect((await claimOutbox(bench.db, senderId, channels(), 100)).length).toBeGreaterThan(0);
  });
});

describe('the gate', () => {
  test('refuses what the bot said before somebody took over, and lets the farewell pass', async () => {
    await say(ana, 'oi');
    await takeConversation(
      bench.ports,
      bench.organizationId,
      (await conversationOf(bench, ana)).id,
      bench.agentId,
    );
    await say(bia, 'oi', 'pessoa');
    start();
    await lineIsEmpty(ana);
    await lineIsEmpty(bia);
    expect((await outbound(ana))[0]).toMatchObject({ status: 4, failure: { code: 'STALE_EPOCH' } });
    expect(sent.map((one) => one.text)).toEqual(['Já chamo alguém.']);
  });

  test('lets the farewell of an end pass', async () => {
    await say(ana, 'oi');
    start();
    await lineIsEmpty(ana);
    await say(ana, 'tchau');
    await look();
    await lineIsEmpty(ana);
    expect(sent.at(-1)?.text).toBe('Até logo!');
  });

  test('refuses when the window closed while it waited', async () => {
    await say(ana, 'oi');
    await bench.clock.advance(24 * 3_600_000 + 1);
    start();
    await lineIsEmpty(ana);
    expect((await outbound(ana))[0]).toMatchObject({ status: 4, failure: { code: 'WINDOW_CLOSED' } });
    expect(sent).toEqual([]);
  });
});

describe('an answer that says no', () => {
  test('for good fails the message with its reason, and the next one leaves', async () => {
    answer = (one) =>
      sent.length === 1 ? Promise.reject(refused(131026)) : Promise.resolve({ wamid: `wamid.${one.id}` });
    await say(ana, 'oi', 'pão');
    start();
    await lineIsEmpty(ana);
    expect((await outbound(ana)).map((one) => one.status)).toEqual([4, 2, 2]);
    expect((await outbound(ana))[0]?.failure).toMatchObject({ code: 131026 });
  });

  test('for now puts it back, later, before all that follows it', async () => {
    answer = () =>
      sent.length === 1 ? Promise.reject(refused(131000, 500)) : Promise.resolve({ wamid: nextWamid() });
    await say(ana, 'oi', 'pão');
    start();
    await until(async () => (await outboxOf(bench, ana))[0]?.state === 'queued' && sent.length === 1);
    await until(async () => {
      await look();
      return (await outboxOf(bench, ana)).length === 0;
    });
    expect(sent[1]?.id).toBe(sent[0]?.id);
    expect((await outbound(ana)).every((one) => one.status === 2)).toBe(true);
  });

  test('to the token holds the channel; nothing is lost', async () => {
    answer = () => Promise.reject(refused(190, 401));
    await say(ana, 'oi');
    start();
    await until(() => held.length > 0);
    await until(async () => (await outboxOf(bench, ana))[0]?.state === 'queued');
    expect(held).toContain('needs_token');
    expect((await outboxOf(bench, ana))[0]?.attempts).toBe(0);
  });
});

describe('no answer', () => {
  async function makeUnknown() {
    answer = () => Promise.reject(lost());
    await say(ana, 'oi');
    start();
    await until(async () => (await outboxOf(bench, ana))[0]?.state === 'unknown');
    await sender?.stop();
    const [stored] = await outbound(ana);
    if (!stored) throw new Error('nothing stored');
    return stored;
  }
  const age = (seconds: number) =>
    bench.rows(`update outbox set unknown_since = now() - make_interval(secs => $1)`, [seconds]);
  const settle = () => settleUnknownSends(bench.db, new Date(bench.clock.now()));
  /** WhatsApp reported on a later message of the channel. */
  async function channelIsHeard() {
    await bench.clock.advance(5);
    answer = async () => ({ wamid: nextWamid() });
    await say(bia, 'oi');
    start();
    await lineIsEmpty(bia);
    await sender?.stop();
    const [later] = await outbound(bia);
    await bench.receive(status(bench, later?.wamid ?? '', 'delivered'));
  }

  test('is neither sent again nor given up, and holds only its own line', async () => {
    await makeUnknown();
    answer = async () => ({ wamid: nextWamid() });
    await say(ana, 'pão');
    await say(bia, 'oi');
    start();
    await lineIsEmpty(bia);
    await look();
    expect(sent.filter((one) => one.to === ana)).toHaveLength(1);
    expect(await settle()).toEqual({ resent: 0, inDoubt: 0 });
  });

  test('is settled by a status that carries our id, and the line goes on', async () => {
    const stored = await makeUnknown();
    await bench.receive(status(bench, 'wamid.of-meta', 'delivered', { callbackData: stored.id }));
    expect(await outboxOf(bench, ana)).toEqual([]);
    expect((await outbound(ana))[0]).toMatchObject({ status: 5, wamid: 'wamid.of-meta' });
  });

  test('for a minute, while WhatsApp reported on later ones, sends a reply once more and only once', async () => {
    await makeUnknown();
    await channelIsHeard();
    await age(61);
    expect(await settle()).toEqual({ resent: 1, inDoubt: 0 });
    answer = () => Promise.reject(lost());
    start();
    await until(async () => (await outboxOf(bench, ana))[0]?.state === 'unknown');
    await sender?.stop();
    await age(61);
    expect(await settle()).toEqual({ resent: 0, inDoubt: 1 });
    expect(sent.filter((one) => one.to === ana)).toHaveLength(2);
    expect(await outboxOf(bench, ana)).toEqual([]);
    expect((await outbound(ana))[0]).toMatchObject({ status: 0, in_doubt: true });
  });

  test('to a template or a program is never sent again by itself', async () => {
    await makeUnknown();
    await channelIsHeard();
    await bench.rows(`update outbox set origin = 'api'`);
    await age(61);
    expect(await settle()).toEqual({ resent: 0, inDoubt: 1 });
  });

  test('on a silent channel is in doubt after 15 minutes, and a late status still settles it', async () => {
    const stored = await makeUnknown();
    await age(14 * 60);
    expect(await settle()).toEqual({ resent: 0, inDoubt: 0 });
    await age(15 * 60 + 1);
    expect(await settle()).toEqual({ resent: 0, inDoubt: 1 });
    await bench.receive(status(bench, 'wamid.late', 'sent', { callbackData: stored.id }));
    expect((await outbound(ana))[0]).toMatchObject({ status: 3, in_doubt: false, wamid: 'wamid.late' });
  });

  test('because a claim was committed and its answer lost runs out, though the sender lives', async () => {
    await bench.receive(message(bench, ana, 'oi'));
    // The connection broke between COMMIT and its answer: nobody here knows of this row.
    await claimOutbox(bench.db, senderId, channels(), 10);
    await bench.rows(`update outbox set lease_until = now() + interval '1 second'`);
    start();
    await bench.clock.advance(2_000);
    await until(async () => {
      await bench.clock.advance(2_000);
      const [row] = await outboxOf(bench, ana);
      return row?.state === 'unknown';
    });
    expect(sent).toEqual([]);
  });

  test('because the sender was killed is no reason to send again', async () => {
    await say(ana, 'oi');
    const dead = randomUUID();
    expect(await claimOutbox(bench.db, dead, channels(), 10)).toHaveLength(1);
    await settle();
    expect((await outboxOf(bench, ana))[0]?.state).toBe('unknown');
    start();
    await look();
    await look();
    expect(sent).toEqual([]);
  });
});

describe('a status', () => {
  test('that overtakes the answer is joined when the answer is recorded', async () => {
    const wamid = nextWamid();
    await say(ana, 'oi');
    await bench.receive(status(bench, wamid, 'delivered'));
    answer = async () => ({ wamid });
    start();
    await lineIsEmpty(ana);
    expect((await outbound(ana))[0]?.status).toBe(5);
    expect(await bench.rows('select 1 from parked_statuses')).toEqual([]);
  });

  test('only ever raises, in whatever order they come', async () => {
    const wamid = nextWamid();
    answer = async () => ({ wamid });
    await say(ana, 'oi');
    start();
    await lineIsEmpty(ana);
    for (const name of ['read', 'sent', 'delivered', 'failed'] as const)
      await bench.receive(status(bench, wamid, name, { code: 1 }));
    expect((await outbound(ana))[0]).toMatchObject({ status: 6, failure: null });
  });

  test('of nobody’s message waits, and is joined once the message is known', async () => {
    const wamid = nextWamid();
    await bench.receive(status(bench, wamid, 'read'));
    await joinParkedStatuses(bench.db);
    expect(await bench.rows('select 1 from parked_statuses')).toHaveLength(1);
    await say(ana, 'oi');
    const [stored] = await outbound(ana);
    await bench.rows(
      'insert into message_ids (organization_id, channel_id, wamid, message_id) values ($1, $2, $3, $4)',
      [bench.organizationId, bench.channel.id, wamid, stored?.id],
    );
    await joinParkedStatuses(bench.db);
    expect((await outbound(ana))[0]?.status).toBe(6);
    expect(await bench.rows('select 1 from parked_statuses')).toEqual([]);
  });

  test('that names a message of another tenant changes nothing', async () => {
    await say(ana, 'oi');
    const [stored] = await outbound(ana);
    await bench.receive(
      status(bench, nextWamid(), 'read', { channel: bench.foreignChannel, callbackData: stored?.id }),
    );
    expect((await outbound(ana))[0]?.status).toBe(0);
  });
});

describe('a file', () => {
  async function sendFile(): Promise<void> {
    await bench.receive(message(bench, ana, 'oi'));
    await bench.rows('truncate outbox');
    const { id } = await conversationOf(bench, ana);
    const attachmentId = bench.newId();
    await bench.rows(
      `insert into attachments (id, organization_id, direction, kind, state, mime_type)
       values ($1, $2, 'outbound', 'image', 'ready', 'image/png')`,
      [attachmentId, bench.organizationId],
    );
    const by = { kind: 'key', apiKeyId: bench.newId() } as const;
    await replyToConversation(bench.ports, bench.organizationId, id, by, {
      content: { type: 'image', image: {} },
      attachmentId,
      replyToMessageId: undefined,
      clientKey: `file-${attachmentId}`,
    });
  }

  test('that could not be read or uploaded for a moment is tried again, and the message leaves', async () => {
    await sendFile();
    let tries = 0;
    upload = async () => {
      tries += 1;
      if (tries === 1) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      if (tries === 2) throw lost();
      return 'media-1';
    };
    start();
    while ((await outboxOf(bench, ana)).length > 0) {
      await bench.rows(`update outbox set not_before = now() where state = 'queued'`);
      await look();
    }
    expect(tries).toBe(3);
    expect((await outbound(ana)).at(-1)).toMatchObject({ type: 'image', status: 2 });
  });

  test('that is gone fails the message, saying so', async () => {
    await sendFile();
    upload = () => Promise.reject(new AppError('NOT_FOUND', { message: 'The file is gone.' }));
    start();
    await lineIsEmpty(ana);
    expect((await outbound(ana)).at(-1)).toMatchObject({
      status: 4,
      failure: { code: 'NOT_FOUND', title: 'The file is gone.' },
    });
    expect(sent).toEqual([]);
  });
});
