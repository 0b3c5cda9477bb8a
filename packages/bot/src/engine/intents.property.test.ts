import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainIntent } from '../intents/explain-intent.ts';
import { anyContext, anyFulfillment, anyPlan, type EventPlan } from '../testing/arbitraries.ts';
import { compile } from '../testing/fixtures.ts';
import { keepsPromises } from '../testing/keeps-promises.ts';

const bot = compile({
  schemaVersion: 1,
  name: 'x',
  start: 'n0',
  commands: [
    { id: 'menu', goto: 'n0' },
    { id: 'atendente', goto: 'n7' },
  ],
  nodes: {
    n0: { type: 'ask', kind: 'number', text: 'Quantos?', offerPerson: true, next: 'pedido' },
    pedido: {
      type: 'intent',
      state: 'MENU_PRINCIPAL',
      phrases: ['consultar pedido', 'cadê minha compra'],
      parameters: [{ name: 'n', kind: 'number', question: 'Qual?' }],
      webhook: 'pedidos',
    },
    boleto: { type: 'intent', phrases: ['boleto'], webhook: 'boletos', next: 'n3' },
    n3: { type: 'ask', kind: 'choice', text: 'E?', options: [{ id: 'o0', title: 'Sim', goto: 'pedido' }] },
    n7: { type: 'hand_off', department: null },
  },
});

/** Half of what happens is an awaited answer, in time. */
const anyStep = fc.oneof(
  anyPlan,
  anyFulfillment.map(
    (body): EventPlan => ({
      gapMs: 1000,
      make: (step, callId) => ({
        type: 'call_result',
        callId,
        step,
        // fast-check's JSON type is wider than ours only in name
        result: { ok: true, status: 200, body: JSON.parse(JSON.stringify(body)) },
      }),
    }),
  ),
  fc.constantFrom('consultar pedido', 'consultar pedido 7', 'boleto', '9').map(
    (body): EventPlan => ({
      gapMs: 1000,
      make: (_step, _callId, nowMs) => ({
        type: 'message',
        messageId: 'm',
        content: { type: 'text', text: { body } },
        timestampMs: nowMs,
      }),
    }),
  ),
);

test('intents keep every promise, whatever a webhook answers', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 16 }), anyContext, (steps, context) =>
      keepsPromises(bot, steps, context),
    ),
    { numRuns: 250 },
  );
});

test('any text has scores from 0 to 1, the best first, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const found = explainIntent(bot, `${text} pedidos`);
      expect(explainIntent(bot, `${text} pedidos`)).toEqual(found);
      for (const { score } of found) expect(score > 0 && score <= 1).toBe(true);
      expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    }),
    { numRuns: 300 },
  );
});
