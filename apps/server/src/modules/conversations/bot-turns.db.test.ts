import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Bench, createBench } from './testing/bench.ts';
import { message, nextPhone, nextWamid, reaction } from './testing/items.ts';
import { conversationOf, messagesOf, transcript } from './testing/look.ts';
import { brokenBot, testBot } from './testing/test-bot.ts';

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

const say = (body: string) => message(bench, ana, body);

test('a version that does not compile leaves its messages to a person, and the batch’s others to their bots', async () => {
  const bia = nextPhone();
  const { botFor } = bench.receivePorts;
  bench.receivePorts.botFor = (channelId, session) => {
    const bot = botFor(channelId, session);
    return bot && channelId === bench.channel.id ? { ...bot, compiled: { problem: 'too new' } } : bot;
  };
  await bench.receive(message(bench, ana, 'oi'), message(bench, bia, 'oi', { channel: bench.secondChannel }));
  bench.receivePorts.botFor = botFor;
  expect(await transcript(bench, ana)).toEqual(['in: oi', '(bot_failed)']);
  expect(await conversationOf(bench, ana)).toMatchObject({ owner: 'queue', unread_count: 1 });
  expect((await messagesOf(bench, ana)).at(-1)?.content).toMatchObject({
    activity: { message: 'too new' },
  });
  expect(await transcript(bench, bia)).toEqual(['in: oi', 'out: O que vai ser?']);
});

test.each(['Pão', 'Pessoa', 'Tchau'])(
  'the bot’s turn marks the message read, whoever owns the conversation after it: %s',
  async (choice) => {
    await bench.receive(message(bench, ana, 'oi'));
    const wamid = nextWamid();
    const { turns } = await bench.receive(message(bench, ana, choice, { wamid }));
    expect(turns).toEqual([{ channelId: bench.channel.id, wamid }]);
  },
);

test('what no bot answered is not marked read: a reaction, a person’s conversation, a bot that fell over', async () => {
  await bench.receive(message(bench, ana, 'oi'));
  expect((await bench.receive(message(bench, ana, reaction(nextWamid(), '👍')))).turns).toEqual([]);
  await bench.receive(say('Pessoa'));
  expect((await bench.receive(say('alguém?'))).turns).toEqual([]);
  bench.bot = brokenBot;
  expect((await bench.receive(message(bench, nextPhone(), 'oi'))).turns).toEqual([]);
});
