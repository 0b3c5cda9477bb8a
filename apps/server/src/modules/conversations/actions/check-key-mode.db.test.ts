import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench } from '../testing/bench.ts';
import { message, nextPhone } from '../testing/items.ts';
import { conversationOf, messagesOf } from '../testing/look.ts';
import type { ActingPrincipal } from './action.types.ts';
import { replyToConversation } from './reply.ts';
import { resendMessage } from './resend.ts';
import { sendMessage } from './send-message.ts';

const apiKeyId = '00000000-0000-7000-8000-00000000a001';
const testKey: ActingPrincipal = { kind: 'key', apiKeyId, isTest: true };
const content = { type: 'text', text: { body: 'Olá' } };

let bench: Bench;
let ana: string;
let serial = 0;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.ports.isSimulated = () => false;
  ana = nextPhone();
  await bench.receive(message(bench, ana, 'oi'));
});

const clientKey = () => `test-key-${++serial}`;
const send = (by: ActingPrincipal) =>
  sendMessage(bench.ports, bench.organizationId, by, {
    to: ana,
    channelId: undefined,
    content,
    clientKey: clientKey(),
  });
const reply = async (by: ActingPrincipal) =>
  replyToConversation(bench.ports, bench.organizationId, (await conversationOf(bench, ana)).id, by, {
    content,
    attachmentId: undefined,
    replyToMessageId: undefined,
    clientKey: clientKey(),
  });
const resend = async (by: ActingPrincipal) => {
  const [sent] = (await messagesOf(bench, ana)).filter((one) => one.direction === 'outbound');
  await bench.rows('update messages set status = 4 where id = $1', [sent?.id]);
  return resendMessage(bench.ports, bench.organizationId, sent?.id ?? '', by, clientKey());
};

test.each([
  ['send', send],
  ['reply', reply],
  ['send again', resend],
])('a test key may %s on a simulated number and on no other; a live key on any', async (_what, run) => {
  const before = await messagesOf(bench, ana);
  await expect(run(testKey)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await messagesOf(bench, ana)).toHaveLength(before.length);
  await expect(run({ kind: 'key', apiKeyId })).resolves.toMatchObject({ status: 'queued' });
  bench.ports.isSimulated = () => true;
  await expect(run(testKey)).resolves.toMatchObject({ status: 'queued' });
});
