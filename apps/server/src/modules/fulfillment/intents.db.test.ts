import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { nextPhone } from '../conversations/testing/items.ts';
import { conversationOf, conversationsOf, messagesOf, transcript } from '../conversations/testing/look.ts';
import { readInboxRow } from '../intake/rules/read-inbox-row.ts';
import { createIntentBench, type IntentBench } from './testing/intent-bench.ts';
import {
  hasPython,
  PYTHON_OTHER_TOKEN,
  PYTHON_TOKEN,
  type PythonWebhook,
  startPythonWebhook,
} from './testing/python-webhook.ts';

/** webhook.py is a server of the contract written with Python's standard library only: nothing of ours is in it. */
const there = hasPython();
if (!there) console.warn('No python3 here: the tests of a webhook written in Python are skipped.');

let bench: IntentBench;
let python: PythonWebhook;

beforeAll(async () => {
  if (!there) return;
  python = await startPythonWebhook();
  bench = await createIntentBench((row) => {
    const work = readInboxRow({
      ...row,
      id: 1,
      kind: 'call_result',
      received_at: new Date(bench.clock.now()),
    });
    if (work.kind !== 'receive') throw new Error(`The inbox does not understand it: ${JSON.stringify(work)}`);
    return work.item;
  });
  await bench.register('loja', python.url('loja'), PYTHON_TOKEN);
  await bench.register('falha', python.url('_broken/500'), PYTHON_TOKEN);
  await bench.register('demora', python.url('_broken/slow'), PYTHON_TOKEN, 1000);
  await bench.register('torta', python.url('_broken/malformed'), PYTHON_TOKEN);
});
afterEach(() => {
  python?.received.splice(0);
});
afterAll(async () => {
  await bench?.stop();
  await python?.close();
});

const last = async (phone: string) =>
  (await transcript(bench, phone)).filter((line) => !line.startsWith('(')).at(-1);
const logged = async () => (await bench.calls()).at(-1);
/** What the conversation's quiet lines tell its owner. */
const told = async (phone: string) =>
  (await messagesOf(bench, phone)).flatMap(({ content }) =>
    content.type === 'activity' && content.activity.name === 'bot_log' ? [JSON.stringify(content)] : [],
  );

describe.skipIf(!there)('a webhook in Python answers our bot (needs python3)', () => {
  test('a parameter is asked for, the contract’s body goes out, options come as buttons', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'onde está meu pedido?');
    expect(await last(ana)).toBe('out: Qual é o número do pedido?');
    expect(python.received).toEqual([]);
    await bench.says(ana, '1234');
    expect(await last(ana)).toBe('out: Pedido 1234: a caminho. Consulta 1.');
    expect(python.received).toHaveLength(1);
    const [call] = python.received;
    expect(call).toMatchObject({
      path: 'loja',
      token: PYTHON_TOKEN,
      body: {
        intent_name: 'Consultar pedido',
        parameters: { numero: '1234' },
        namedQueries: {},
        query: 'onde está meu pedido?',
        message: '1234',
        language: 'pt-BR',
        allRequiredParamsPresent: true,
        carolOrganization: 'Padaria Sol',
        carolOrganizationId: bench.organizationId,
        carolEnvironment: 'Loja',
        carolEnvironmentId: bench.channel.id,
        isProduction: true,
        channelName: 'whatsapp',
      },
    });
    expect(call?.body.sessionLog).toMatchObject([
      { from: 'customer', text: 'onde está meu pedido?' },
      { from: 'bot', text: 'Qual é o número do pedido?' },
      { from: 'customer', text: '1234' },
    ]);
    const said = (await messagesOf(bench, ana)).at(-1)?.content;
    expect(said).toMatchObject({
      type: 'interactive',
      interactive: { type: 'button', action: { buttons: [{}, {}] } },
    });
    expect(JSON.stringify(said)).toMatch(/Rastrear.*Cancelar pedido/);
    const conversation = await conversationOf(bench, ana);
    expect(await logged()).toMatchObject({
      conversation_id: conversation.id,
      intent_name: 'Consultar pedido',
      origin: 'bot',
      outcome: 'ok',
      problem: null,
    });
  });

  test('parameters are kept and go back the next time', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'consultar pedido');
    await bench.says(ana, '77');
    await bench.says(ana, 'consultar pedido');
    await bench.says(ana, '78');
    expect(await last(ana)).toBe('out: Pedido 78: a caminho. Consulta 2.');
    expect(python.received[1]?.body.parameters).toMatchObject({
      numero: '78',
      consultas: 1,
      pedido: { numero: '77', rua: 'Flores' },
    });
    expect(python.received[1]?.body.sessionId).toBe(python.received[0]?.body.sessionId);
  });

  test('an option chosen in words is an intent; jump_to leads to the node of that name', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'consultar pedido');
    await bench.says(ana, '55');
    await bench.says(ana, 'Rastrear');
    expect((await transcript(bench, ana)).slice(-1)).toEqual([
      expect.stringContaining('O rastreio do pedido 55.'),
    ]);
    expect((await transcript(bench, ana)).join('\n')).toContain('Levo você ao rastreio.');
  });

  test('a jump to a node that is not there: the customer stays, the owner reads why', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'estou perdido');
    expect(await last(ana)).toBe('out: Você fica aqui.');
    expect((await told(ana)).join()).toContain('Nó que não existe');
    await bench.says(ana, 'consultar pedido');
    expect(await last(ana)).toBe('out: Qual é o número do pedido?');
  });

  test('logout says its message and ends the session; nothing of it is left for the next', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'consultar pedido');
    await bench.says(ana, '66');
    await bench.says(ana, 'deslogar da conta');
    expect(await last(ana)).toBe('out: Sessão encerrada. Até logo!');
    expect(await conversationOf(bench, ana)).toMatchObject({ status: 'closed' });
    await bench.says(ana, 'consultar pedido');
    expect(await conversationsOf(bench, ana)).toHaveLength(2);
    await bench.says(ana, '67');
    expect(await last(ana)).toBe('out: Pedido 67: a caminho. Consulta 1.');
  });

  test('a callback that throws: the customer hears the webhook’s own fallback', async () => {
    const ana = nextPhone();
    await bench.says(ana, 'quebrar tudo');
    expect(await last(ana)).toBe('out: Desculpe, não consegui processar seu pedido no momento.');
    expect(await logged()).toMatchObject({ outcome: 'ok' });
    await bench.says(ana, 'avisar problema');
    expect(await last(ana)).toBe('out: Estamos passando por problemas.');
  });

  test.each([
    ['falha interna', 'A loja falhou, desculpe.', 'http_error', 'O webhook falhou (HTTP 500)'],
    ['demora demais', 'A loja demorou, desculpe.', 'timeout', 'não respondeu em 1 s'],
    ['torta de limão', 'A loja se embolou, desculpe.', 'malformed', '"message" falta'],
  ])(
    '"%s": the intent’s fallback, and the reason in log and conversation',
    async (words, fallback, outcome, why) => {
      const ana = nextPhone();
      await bench.says(ana, words);
      expect(await last(ana)).toBe(`out: ${fallback}`);
      const call = await logged();
      expect(call).toMatchObject({ outcome, problem: expect.stringContaining(why) });
      expect((await told(ana)).join()).toContain(outcome);
      expect(await conversationOf(bench, ana)).toMatchObject({ status: 'open', owner: 'bot' });
    },
  );

  test.each([
    ['ninguém registrou', "Nenhum callback foi encontrado para a intenção 'Ninguém registrou'"],
    ['outro token', "O token do webhook é inválido para a intenção 'Outro token'"],
    ['resposta errada', "deve retornar uma classe do tipo 'FulfillmentHelperResponse'"],
  ])('"%s" is refused, and the log repeats the webhook’s words', async (words, said) => {
    const ana = nextPhone();
    await bench.says(ana, words);
    expect(await last(ana)).toMatch(/^out: \S/);
    expect(await logged()).toMatchObject({
      outcome: 'http_error',
      response: { status: 400 },
      problem: expect.stringContaining(said),
    });
  });

  test('with the token of another intent, and with one of nobody', async () => {
    const ana = nextPhone();
    await bench.rows('delete from fulfillment_webhooks where slug = $1', ['loja']);
    await bench.register('loja', python.url('loja'), PYTHON_OTHER_TOKEN);
    await bench.says(ana, 'outro token');
    expect(await last(ana)).toBe('out: Com o outro token.');
    await bench.rows('delete from fulfillment_webhooks where slug = $1', ['loja']);
    await bench.register('loja', python.url('loja'), 'token-de-ninguem');
    await bench.says(ana, 'outro token');
    expect(await logged()).toMatchObject({ outcome: 'http_error', response: { status: 401 } });
    await bench.rows('delete from fulfillment_webhooks where slug = $1', ['loja']);
    await bench.says(ana, 'outro token');
    expect(await logged()).toMatchObject({ outcome: 'refused', webhook_id: null });
    await bench.register('loja', python.url('loja'), PYTHON_TOKEN);
  });

  test('a webhook that fails five times rests 30 s, and the customer still hears the fallback', async () => {
    const ana = nextPhone();
    await bench.rows('update fulfillment_webhooks set failures = 0, open_until = null');
    for (let i = 0; i < 6; i++) await bench.says(ana, 'falha interna');
    expect(python.received).toHaveLength(5);
    expect(await last(ana)).toBe('out: A loja falhou, desculpe.');
    expect(await logged()).toMatchObject({ outcome: 'breaker_open' });
    await bench.clock.advance(30_000);
    await bench.rows(`update fulfillment_webhooks set url = $1 where slug = 'falha'`, [python.url('loja')]);
    await bench.says(ana, 'falha interna');
    expect(
      await bench.rows(`select failures, open_until from fulfillment_webhooks where slug = 'falha'`),
    ).toEqual([{ failures: 0, open_until: null }]);
  });
});
