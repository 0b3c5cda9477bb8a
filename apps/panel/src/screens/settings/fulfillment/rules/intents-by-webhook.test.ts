import { expect, test } from 'vitest';
import { intentsByWebhook } from './intents-by-webhook.ts';

test('intents go by their name, else by their node; those without a webhook do not count', () => {
  const found = intentsByWebhook({
    nodes: {
      a: { type: 'intent', name: 'Consultar pedido', webhook: 'pedidos' },
      b: { type: 'intent', webhook: 'pedidos' },
      c: { type: 'intent', name: 'Horário', text: 'Das 8 às 18.' },
      d: { type: 'message', webhook: 'pedidos' },
      e: { type: 'intent', name: 'Segunda via', webhook: 'boletos' },
    },
  });
  expect([...found]).toEqual([
    ['pedidos', ['Consultar pedido', 'b']],
    ['boletos', ['Segunda via']],
  ]);
});

test.each([{}, { nodes: null }, { nodes: [1, null] }, { nodes: 'x' }])('%j has none', (definition) => {
  expect(intentsByWebhook(definition).size).toBe(0);
});
