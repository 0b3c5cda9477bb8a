import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, createBench } from '../testing/bench.ts';
import { message, nextPhone } from '../testing/items.ts';
import { conversationOf, conversationsOf, messagesOf, outboxOf } from '../testing/look.ts';
import type { ActingPrincipal } from './action.types.ts';
import { replyToConversation } from './reply.ts';
import { sendMessage } from './send-message.ts';

const program: ActingPrincipal = { kind: 'key', apiKeyId: '00000000-0000-7000-8000-00000000a001' };
const template = { type: 'template', template: { name: 'retomar', language: { code: 'pt_BR' } } };

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

const send = (to: string, clientKey: string | null) =>
  sendMessage(bench.ports, bench.organizationId, program, {
    to,
    channelId: undefined,
    content: template,
    clientKey,
  });

test('programs that write to the same new number at the same moment make one contact and one conversation', async () => {
  const phone = nextPhone();
  const sent = await Promise.all(['a', 'b', 'c'].map((name) => send(phone, `${phone}-${name}`)));
  expect(new Set(sent.map((one) => one.conversation_id)).size).toBe(1);
  expect(await conversationsOf(bench, phone)).toHaveLength(1);
  expect(await outboxOf(bench, phone)).toHaveLength(3);
});

test('the same key at the same moment sends once, and everybody is answered with that message', async () => {
  const phone = nextPhone();
  const sent = await Promise.all([1, 2, 3].map(() => send(phone, `${phone}-key`)));
  expect(new Set(sent.map((one) => one.id)).size).toBe(1);
  expect(await messagesOf(bench, phone)).toHaveLength(1);
});

test('a key used in two conversations at the same moment sends in one of them', async () => {
  const phones = [nextPhone(), nextPhone()];
  for (const phone of phones) await bench.receive(message(bench, phone, 'oi'));
  const ids = await Promise.all(phones.map(async (phone) => (await conversationOf(bench, phone)).id));
  const replies = await Promise.all(
    ids.map((id) =>
      replyToConversation(bench.ports, bench.organizationId, id, program, {
        content: { type: 'text', text: { body: 'Olá' } },
        attachmentId: undefined,
        replyToMessageId: undefined,
        clientKey: `both-${ids[0]}`,
      }),
    ),
  );
  expect(new Set(replies.map((one) => one.id)).size).toBe(1);
});
