import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActingPrincipal } from './actions/action.types.ts';
import { closeConversation } from './actions/close-conversation.ts';
import { replyToConversation } from './actions/reply.ts';
import { sendMessage } from './actions/send-message.ts';
import { takeConversation } from './actions/take-conversation.ts';
import { type Bench, createBench } from './testing/bench.ts';
import { echo, message, nextPhone, nextWamid, reaction } from './testing/items.ts';
import { conversationOf, conversationsOf } from './testing/look.ts';

const HOUR_MS = 3_600_000;
const program: ActingPrincipal = { kind: 'key', apiKeyId: '00000000-0000-7000-8000-00000000a001' };
const text = (body: string) => ({ type: 'text', text: { body } });

let bench: Bench;
let ana: string;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(() => {
  ana = nextPhone();
});

const take = (id: string) => takeConversation(bench.ports, bench.organizationId, id, bench.agentId);
const close = (id: string) =>
  closeConversation(bench.ports, bench.organizationId, id, program, { survey: false });
const send = (body: string) =>
  sendMessage(bench.ports, bench.organizationId, program, {
    to: ana,
    channelId: undefined,
    content: text(body),
    clientKey: null,
  });

/** Ana wrote an hour ago, and her conversation is closed. */
async function closedAnHourAgo(): Promise<{ id: string; window_expires_at: Date | null }> {
  await bench.receive(message(bench, ana, 'oi'));
  await bench.clock.advance(HOUR_MS);
  const conversation = await conversationOf(bench, ana);
  await close(conversation.id);
  return conversation;
}

const newestOf = async (phone: string) => (await conversationsOf(bench, phone)).at(-1);

test('a closed conversation cannot be taken while the customer has a newer open one, whose id is told', async () => {
  const former = await closedAnHourAgo();
  await bench.receive(message(bench, ana, 'voltei'));
  const open = await newestOf(ana);
  await expect(take(former.id)).rejects.toMatchObject({
    code: 'CONFLICT',
    details: [{ open_conversation_id: open?.id }],
  });
  await expect(take(open?.id ?? '')).resolves.toMatchObject({ status: 'open', owner: { type: 'agent' } });
});

test('who reopens their own conversation sees it open', async () => {
  await bench.receive(message(bench, ana, 'oi'));
  const { id } = await conversationOf(bench, ana);
  await take(id);
  await close(id);
  await expect(take(id)).resolves.toMatchObject({ status: 'open', closed_at: null });
});

test('within 24 hours of the customer’s words a program may write although their conversation was closed', async () => {
  const former = await closedAnHourAgo();
  await expect(send('Seu pedido saiu.')).resolves.toMatchObject({ status: 'queued' });
  expect((await newestOf(ana))?.window_expires_at).toEqual(former.window_expires_at);
});

test('24 hours after the customer’s words the window is closed in a new conversation too', async () => {
  await closedAnHourAgo();
  await bench.clock.advance(23 * HOUR_MS + 1);
  await expect(send('Seu pedido saiu.')).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
});

test('the window is the number’s: what the customer wrote to another one opens nothing here', async () => {
  await bench.receive(message(bench, ana, 'oi', { channel: bench.secondChannel }));
  await expect(send('Seu pedido saiu.')).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
});

test.each([
  ['an echo', () => echo(bench, ana, 'Oi, Ana')],
  ['a reaction', () => message(bench, ana, reaction(nextWamid(), '👍'))],
])('a conversation opened by %s inherits the window', async (_what, item) => {
  const former = await closedAnHourAgo();
  await bench.receive(item());
  expect((await newestOf(ana))?.window_expires_at).toEqual(former.window_expires_at);
});

test('a reopened conversation knows what the customer wrote meanwhile', async () => {
  const former = await closedAnHourAgo();
  await bench.clock.advance(10 * HOUR_MS);
  await bench.receive(message(bench, ana, 'voltei'));
  const newer = await newestOf(ana);
  await close(newer?.id ?? '');
  await bench.clock.advance(20 * HOUR_MS);
  await take(former.id);
  const answer = replyToConversation(
    bench.ports,
    bench.organizationId,
    former.id,
    { kind: 'user', userId: bench.agentId, name: 'Bia', role: 'agent' as const },
    {
      content: text('Oi!'),
      attachmentId: undefined,
      replyToMessageId: undefined,
      clientKey: `k-${former.id}`,
    },
  );
  await expect(answer).resolves.toMatchObject({ status: 'queued' });
});
