import { describe, expect, test } from 'vitest';
import { tapped } from '../testing/fixtures.ts';
import { ask, pessoa } from '../testing/run-nodes.ts';
import { talk } from '../testing/talk.ts';

const consultar = {
  type: 'intent',
  name: 'Consultar pedido',
  state: 'CONSULTA',
  phrases: ['consultar pedido', 'cadê meu pedido'],
  parameters: [
    {
      name: 'pedido',
      kind: 'number',
      question: 'Qual o número do pedido?',
      error: 'Só o número, por favor.',
    },
    {
      name: 'loja',
      kind: 'choice',
      question: 'De qual loja?',
      values: [
        { value: 'centro', title: 'Centro', phrases: ['downtown'] },
        { value: 'praia', title: { 'pt-BR': 'Praia', en: 'Beach' } },
      ],
    },
    { name: 'email', kind: 'email', required: false },
  ],
  webhook: 'pedidos',
};
const menu = {
  type: 'ask',
  kind: 'choice',
  text: 'Menu',
  options: [{ id: 'c', title: 'Consultar', goto: 'consultar' }],
};
const outro = { type: 'intent', phrases: ['horário de funcionamento'], text: 'Das 8 às 18.' };
const nodes = { menu, consultar, outro, pessoa };
const commands = [
  { id: 'menu', goto: 'menu' },
  { id: 'atendente', goto: 'pessoa' },
];

describe('parameters', () => {
  test('in the message are taken, optional ones, too, and the webhook is called at once', () => {
    const chat = talk(nodes);
    expect(chat.says('cadê meu pedido 1234 da loja do centro? ana@x.com')).toEqual([]);
    expect(chat.request).toMatchObject({
      intent_name: 'Consultar pedido',
      parameters: { pedido: 1234, loja: 'centro', email: 'ana@x.com' },
      query: 'cadê meu pedido 1234 da loja do centro? ana@x.com',
      message: 'cadê meu pedido 1234 da loja do centro? ana@x.com',
      language: 'pt-BR',
      allRequiredParamsPresent: true,
    });
  });

  test('that are required and missing are asked one by one, optional ones never', () => {
    const chat = talk(nodes);
    expect(chat.says('consultar pedido')).toEqual(['Qual o número do pedido?']);
    expect(chat.session).toMatchObject({ state: 'CONSULTA', status: 'active' });
    expect(chat.says('não sei')).toEqual(['Só o número, por favor.']);
    expect(chat.says('é o 55')).toEqual(['De qual loja? [Centro] [Praia]']);
    expect(chat.calls).toEqual([]);
    expect(chat.says(tapped('consultar.loja:praia'))).toEqual([]);
    expect(chat.request).toMatchObject({
      parameters: { pedido: 55, loja: 'praia' },
      query: 'consultar pedido',
      message: 'consultar.loja:praia',
    });
    expect(chat.session).toMatchObject({ node: 'consultar', status: 'waiting_call' });
  });

  test('fail three times like any question: a person', () => {
    const chat = talk(nodes, { commands });
    chat.says('consultar pedido');
    chat.says('x');
    chat.says('y');
    expect(chat.says('z')).toEqual([
      'Parece que não estou conseguindo ajudar. Vou transferir para um atendente.',
    ]);
    expect(chat.session.status).toBe('handed_off');
  });

  test.each([
    ['a command', 'menu', 'Menu [Consultar]'],
    ['another intent', 'qual o horário de funcionamento?', 'Das 8 às 18.'],
    ['a person', 'quero falar com atendente', 'Chamando alguém.'],
  ])('are not insisted on: %s is followed', (_, words, said) => {
    const chat = talk(nodes, { commands });
    chat.says('consultar pedido');
    expect(chat.says(words)).toEqual([said]);
    expect(chat.session.node).not.toMatch(/^consultar/);
  });

  test('of an earlier time are asked again; what the flow or a webhook set counts as given', () => {
    const chat = talk({ ...nodes, menu: ask('text', { saveAs: 'loja', next: 'consultar' }) }, { commands });
    chat.says('oi');
    chat.says('centro');
    expect(chat.session.variables).toEqual({ loja: 'centro' });
    chat.says('7');
    expect(chat.request?.parameters).toEqual({ pedido: 7, loja: 'centro' });
    chat.answers({ message: 'A caminho.', parameters: { pedido: 7 } });
    expect(chat.says('consultar pedido')).toEqual(['Qual o número do pedido?']);
    chat.says('8');
    chat.answers({ message: 'Entregue.', parameters: { pedido: 9 } });
    chat.says('consultar pedido');
    expect(chat.request?.parameters).toMatchObject({ pedido: 9 });
  });

  test('are variables: the intent’s own text reads them', () => {
    const chat = talk({
      menu,
      consultar: {
        ...consultar,
        webhook: undefined,
        text: 'Pedido {{variables.pedido}} na {{variables.loja}}.',
      },
    });
    expect(chat.says('consultar pedido 3 praia')).toEqual(['Pedido 3 na praia.']);
  });

  test('that can not be kept are not asked for ever', () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`v${i}`, { value: i }]));
    const set = { type: 'set', variables: many, next: 'consultar' };
    const chat = talk({ ...nodes, menu: set });
    chat.says('oi');
    chat.says('7');
    expect(chat.says('centro')).toEqual([]);
    expect(chat.request?.allRequiredParamsPresent).toBe(false);
  });
});
