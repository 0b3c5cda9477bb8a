import { describe, expect, test } from 'vitest';
import { replay } from '../replay.ts';
import { IDS, makeContext, message, photo, START_MS } from '../testing/fixtures.ts';
import { ask, HOUR_MS, pessoa } from '../testing/run-nodes.ts';
import { talk } from '../testing/talk.ts';
import { decide } from './decide.ts';

const ola = { type: 'intent', phrases: ['olá'], webhook: 'boas-vindas' };
const nodes = { menu: ask('number', { text: 'Menu?', next: 'ola' }), ola, pessoa };
const commands = [
  { id: 'menu', goto: 'menu' },
  { id: 'atendente', goto: 'pessoa' },
];
const FALLBACK = 'Desculpe, não consegui processar seu pedido no momento.';

describe('the call', () => {
  test('carries what the contract wants, with timers behind it', () => {
    const chat = talk(nodes);
    chat.says('oi');
    chat.says('x');
    chat.says('olá');
    const step = chat.session.step;
    expect(chat.state.effects).toEqual([
      {
        type: 'fulfill',
        callId: expect.any(String),
        step,
        webhook: 'boas-vindas',
        timeoutMs: 30_000,
        request: {
          intent_name: 'ola',
          parameters: {},
          sessionLog: [
            { from: 'customer', text: 'oi', node: 'menu', at: '2026-11-21T15:00:00.000Z' },
            { from: 'bot', text: 'Menu?', node: 'menu', at: '2026-11-21T15:00:00.000Z' },
            { from: 'customer', text: 'x', node: 'menu', at: '2026-11-21T15:00:01.000Z' },
            expect.objectContaining({ from: 'bot', text: 'Preciso de um número válido. Ex.: 2' }),
            { from: 'customer', text: 'olá', node: 'menu', at: '2026-11-21T15:00:02.000Z' },
          ],
          query: 'olá',
          message: 'olá',
          language: 'pt-BR',
          allRequiredParamsPresent: true,
          sessionId: `c1-${START_MS.toString(36)}`,
        },
      },
      { type: 'set_timer', name: 'hold', step, dueAtMs: START_MS + 2000 + 3000 },
      { type: 'set_timer', name: 'call', step, dueAtMs: START_MS + 2000 + 60_000 },
    ]);
  });

  test('of one session has one sessionId, of the next another', () => {
    const chat = talk(nodes);
    chat.says('olá');
    const first = chat.request?.sessionId;
    chat.answers({ message: 'a' });
    chat.says('olá');
    expect(chat.request?.sessionId).toBe(first);
    chat.says('olá', 25 * HOUR_MS);
    expect(chat.request?.sessionId).not.toBe(first);
    expect(chat.kinds.slice(0, 3)).toEqual(['cancel_timer', 'cancel_timer', 'end']);
  });

  test('from another node has the customer’s last words', () => {
    const chat = talk(nodes);
    chat.says('oi');
    chat.says('7');
    expect(chat.request).toMatchObject({ query: '7', message: '7', parameters: { x: 7 } });
  });

  test('the log keeps the last forty lines of 300 characters, and only where a webhook reads it', () => {
    const chat = talk({ menu: ask('text', { next: 'menu' }), ola });
    chat.says('7');
    for (let i = 0; i < 60; i++) chat.says('x'.repeat(1000));
    chat.says(photo());
    const log = chat.session.log ?? [];
    expect(log).toHaveLength(40);
    expect(log.at(-2)?.text).toBe('<image>');
    expect(log.every(({ text }) => text.length <= 300)).toBe(true);
    const plain = talk({ menu: ask('text', { next: 'menu' }) });
    plain.says('oi');
    expect(plain.session).not.toHaveProperty('log');
  });

  test('a session that knows very much is cut, the intent’s own parameters last', () => {
    const big = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`v${i}`, { value: 'x'.repeat(9000) }]),
    );
    const parameters = [{ name: 'n', kind: 'number', question: '?' }];
    const chat = talk({
      menu: { type: 'set', variables: big, next: 'ola' },
      ola: { ...ola, parameters },
    });
    chat.says('oi');
    chat.says('7');
    expect(chat.request?.parameters.n).toBe(7);
    expect(JSON.stringify(chat.request?.parameters).length).toBeLessThan(70_000);
  });
});

describe('while the webhook works', () => {
  const waiting = (more: object = {}) => {
    const chat = talk({ ...nodes, ola: { ...ola, ...more } }, { commands });
    chat.says('olá');
    return chat;
  };

  test('the customer is told once that it takes a moment, and the answer is still awaited', () => {
    const chat = waiting();
    const { step } = chat.session;
    expect(chat.timer('hold')).toEqual(['Só um momento, por favor.']);
    expect(chat.session).toMatchObject({ status: 'waiting_call', step });
    expect(chat.timer('hold')).toEqual([]);
    expect(chat.answers({ message: 'Pronto!' })).toEqual(['Pronto!']);
    expect(chat.session.log?.map(({ text }) => text)).toEqual([
      'olá',
      'Só um momento, por favor.',
      'Pronto!',
    ]);
  });

  test('in the intent’s own words, and in the customer’s language', () => {
    expect(waiting({ waiting: 'Já vai!' }).timer('hold')).toEqual(['Já vai!']);
    const english = talk(nodes, {}, makeContext({}, 'en'));
    english.says('olá');
    expect(english.timer('hold')).toEqual(['Just a moment, please.']);
  });

  test('an answer in time takes both timers along', () => {
    const chat = waiting();
    chat.answers({ message: 'Pronto!' });
    expect(chat.state.effects.slice(0, 2)).toEqual([
      { type: 'cancel_timer', name: 'call' },
      { type: 'cancel_timer', name: 'hold' },
    ]);
    expect(chat.timer('hold')).toEqual([]);
  });

  test('messages are noted and do not make the answer stale', () => {
    const chat = waiting();
    const { step } = chat.session;
    expect(chat.says('alô?')).toEqual([]);
    expect(chat.session.step).toBe(step);
    expect(chat.session.log?.at(-1)).toMatchObject({ from: 'customer', text: 'alô?' });
    expect(chat.answers({ message: 'Pronto!' })).toEqual(['Pronto!']);
  });

  test('a command or a person is followed, and the answer comes too late', () => {
    const chat = waiting();
    expect(chat.says('menu')).toEqual(['Menu?']);
    expect(chat.kinds).toEqual(['cancel_timer', 'cancel_timer', 'say']);
    const { step } = chat.session;
    expect(chat.answers({ message: 'Pronto!' })).toEqual([]);
    expect(chat.session.step).toBe(step);
    expect(waiting().says('quero falar com atendente')).toEqual(['Chamando alguém.']);
  });

  test('an answer with another id, or twice, does nothing', () => {
    const chat = waiting();
    const { step } = chat.session;
    const event = {
      type: 'call_result' as const,
      callId: 'other',
      step,
      result: { ok: true as const, status: 200, body: { message: 'Pronto!' } },
    };
    const decision = decide(chat.bot, chat.session, event, makeContext(), chat.state.nowMs, IDS);
    expect(decision).toEqual({ session: chat.session, effects: [] });
    chat.answers({ message: 'Pronto!' });
    expect(chat.answers({ message: 'Pronto!' })).toEqual([]);
  });

  test('after the service window nothing is said', () => {
    const chat = waiting();
    expect(chat.timer('hold', 25 * HOUR_MS)).toEqual([]);
    expect(chat.answers({ message: 'Pronto!' })).toEqual([]);
    expect(chat.kinds).toEqual(['cancel_timer', 'cancel_timer', 'log', 'end']);
  });
});

describe('a webhook that fails', () => {
  const failed = (more: object, how: (chat: ReturnType<typeof talk>) => string[]) => {
    const chat = talk({ ...nodes, ola: { ...ola, ...more } });
    chat.says('olá');
    return { chat, said: how(chat) };
  };

  test.each<[string, (chat: ReturnType<typeof talk>) => string[], string, string]>([
    ['is not reached', (chat) => chat.fails('ECONNREFUSED'), 'FULFILLMENT_FAILED', 'ECONNREFUSED'],
    ['answers 400', (chat) => chat.answers({ error: 'x' }, 400), 'FULFILLMENT_FAILED', 'HTTP 400'],
    ['answers 302', (chat) => chat.answers({ message: 'x' }, 302), 'FULFILLMENT_FAILED', 'HTTP 302'],
    [
      'answers 504',
      (chat) => chat.result({ ok: false, status: 504, error: 'http_error: Gateway Timeout' }),
      'FULFILLMENT_FAILED',
      'Gateway',
    ],
    [
      'answers what the server finds malformed',
      (chat) => chat.result({ ok: false, status: 200, error: 'malformed: no JSON' }),
      'FULFILLMENT_MALFORMED',
      'no JSON',
    ],
    ['takes too long', (chat) => chat.fails('timeout'), 'FULFILLMENT_TIMEOUT', 'timeout'],
    ['never answers', (chat) => chat.timer('call', 60_000), 'FULFILLMENT_LOST', 'no result'],
  ])('%s: the fallback is said and the owner reads why', (_, how, code, why) => {
    const { chat, said } = failed({}, how);
    expect(said).toEqual([FALLBACK]);
    expect(chat.logs).toEqual([{ type: 'log', code, message: expect.stringContaining(why) }]);
    expect(chat.logs[0]?.message).toContain('boas-vindas');
    expect(chat.session).toMatchObject({ node: 'ola', status: 'active' });
  });

  test('in the intent’s own words, on to onError, else to next', () => {
    const how = (chat: ReturnType<typeof talk>) => chat.fails('x');
    expect(failed({ fallback: 'Opa!', next: 'menu' }, how).said).toEqual(['Opa!\n\nMenu?']);
    expect(failed({ next: 'menu', onError: 'pessoa' }, how).said).toEqual([
      `${FALLBACK}\n\nChamando alguém.`,
    ]);
  });
});

test('a session of before intents goes on', () => {
  const chat = talk(nodes);
  chat.says('oi');
  const { log: _, ...old } = chat.session;
  const [step] = replay(chat.bot, [message('olá', START_MS + 9000)], makeContext(), IDS, old);
  expect(step?.effects[0]).toMatchObject({
    type: 'fulfill',
    request: { sessionLog: [{ from: 'customer', text: 'olá' }] },
  });
});
