import { expect, test } from 'vitest';
import { bot } from '../builder.ts';
import { compile } from '../testing/fixtures.ts';
import { talk } from '../testing/talk.ts';
import { explainIntent } from './explain-intent.ts';

/** The guide's. */
const consultar = {
  type: 'intent',
  name: 'Consultar pedido',
  phrases: ['consultar pedido', 'onde está meu pedido'],
  synonyms: { pedido: ['compra', 'encomenda'] },
  parameters: [{ name: 'pedido', kind: 'number', question: 'Qual o número do pedido?' }],
  webhook: 'pedidos',
  fallback: 'Não consegui ver seu pedido agora. Tente daqui a pouco, por favor.',
};

test('the example of the documentation', () => {
  const shop = compile(
    bot({ name: 'Loja' })
      .ask('menu', { kind: 'number', text: '?', next: 'menu' })
      .intent('consultar', { name: 'Consultar pedido', phrases: ['consultar pedido'], text: 'Já vejo.' })
      .intent('novo', { phrases: ['novo pedido'], text: 'Anotado.' })
      .build(),
  );
  expect(explainIntent(shop, 'consulta meu peddido')).toEqual([
    {
      node: 'consultar',
      name: 'Consultar pedido',
      score: 0.9333,
      phrase: 'consultar pedido',
      matched: [
        { word: 'consulta', as: 'consultar' },
        { word: 'peddido', as: 'pedido' },
      ],
      enters: true,
    },
    {
      node: 'novo',
      name: 'novo',
      score: expect.any(Number),
      phrase: 'novo pedido',
      matched: [{ word: 'peddido', as: 'pedido' }],
      enters: false,
    },
  ]);
  expect(explainIntent(shop, 'que horas são?')).toEqual([]);
});

test('the guide’s sentence is enough', () => {
  const chat = talk({ menu: { type: 'end' }, consultar });
  expect(chat.says('onde está minha compra 123?')).toEqual([]);
  expect(chat.request).toMatchObject({ intent_name: 'Consultar pedido', parameters: { pedido: 123 } });
});
