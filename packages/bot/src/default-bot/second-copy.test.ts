import { describe, expect, test } from 'vitest';
import { decide } from '../engine/decide.ts';
import type { Json } from '../engine.types.ts';
import { replay } from '../replay.ts';
import { IDS, makeContext, messages, readBubbles, START_MS } from '../testing/fixtures.ts';
import { lastOf } from '../testing/run-nodes.ts';
import { defaultBot } from './default-bot.ts';

const SOURCE = { invoiceSource: { url: 'https://erp.test/boletos', headers: { 'x-key': 'k' } } };

describe('the invoice source’s answer', () => {
  const context = makeContext(SOURCE);
  const asked = lastOf(replay(defaultBot, messages('oi', 'financeiro', '1', '12ABC34501DE35'), context, IDS));
  const call = asked.effects.flatMap((effect) => (effect.type === 'call' ? [effect] : []))[0];
  const answer = (body: Json, status = 200) =>
    decide(
      defaultBot,
      asked.session,
      {
        type: 'call_result',
        callId: call?.callId ?? '',
        step: call?.step ?? 0,
        result: { ok: true, status, body },
      },
      context,
      START_MS + 5000,
      IDS,
    );

  test('invoices are listed with date, money, link and barcode, and what is missing leaves no empty line', () => {
    const decision = answer({
      invoices: [
        { due_date: '2026-12-05', amount_cents: 12990, url: 'https://x.test/1' },
        { due_date: '2027-01-05', amount_cents: 500, barcode: '2379' },
      ],
    });
    expect(readBubbles(decision.effects)).toEqual([
      'Boletos em aberto de 12.ABC.345/01DE-35:\n\n🧾 Vencimento: 05/12/2026\nValor: *R$ 129,90*\nLink: https://x.test/1\n\n🧾 Vencimento: 05/01/2027\nValor: *R$ 5,00*\nCódigo de barras: 2379\n\nPosso ajudar em algo mais? [Ver o menu] [Falar com atendente] [Encerrar]',
    ]);
  });

  test.each([[{ invoices: [] }], [{ invoices: null }], [{}], ['x'], [null]])(
    '%j means none were found',
    (body) => {
      expect(readBubbles(answer(body).effects)[0]).toMatch(/Não encontrei boletos em aberto/);
    },
  );

  test('an error offers a person', () => {
    expect(readBubbles(answer(null, 500).effects)[0]).toMatch(
      /Não consegui buscar a 2ª via.*\[Falar com atendente\]/s,
    );
  });
});
