import { describe, expect, test } from 'vitest';
import type { BotEffect, Locale, OrganizationProfile } from '../engine.types.ts';
import { replay } from '../replay.ts';
import {
  CLOSED_MS,
  IDS,
  makeContext,
  message,
  messagesFrom,
  photo,
  readBubbles,
  SHOP,
  START_MS,
  tapped,
} from '../testing/fixtures.ts';
import { lastOf } from '../testing/run-nodes.ts';
import { defaultBot } from './default-bot.ts';

type Said = Parameters<typeof messagesFrom>[1];
const LOCALES: Locale[] = ['pt-BR', 'en', 'es'];

function journey(
  said: Said[],
  how: { locale?: Locale; atMs?: number; organization?: Partial<OrganizationProfile> } = {},
) {
  const context = makeContext({ calendar: SHOP, ...how.organization }, how.locale ?? 'pt-BR');
  return replay(defaultBot, messagesFrom(how.atMs ?? START_MS, ...said), context, IDS);
}
const handOffOf = (effects: readonly BotEffect[]) => effects.find((effect) => effect.type === 'hand_off');

describe('escalation', () => {
  test('three misunderstandings: an offer at the second, a person at the third', () => {
    const steps = journey(['oi', 'xyz', 'xyz', 'xyz']);
    expect(readBubbles(steps[1]?.effects ?? [])[0]).toMatch(/^Desculpe, não entendi/);
    expect(readBubbles(steps[2]?.effects ?? [])).toEqual([
      'Ainda não consegui entender. Quer falar com uma pessoa da equipe? [Falar com atendente] [Ver o menu]',
    ]);
    expect(readBubbles(steps[3]?.effects ?? [])).toEqual([
      'Parece que não estou conseguindo ajudar. Vou transferir para um atendente.',
    ]);
    expect(handOffOf(lastOf(steps).effects)).toMatchObject({
      department: 'geral',
      context: { reason: 'attempts', attempts: 3 },
    });
  });

  test('the offer’s menu is an answer: the count begins anew', () => {
    const steps = journey(['oi', 'xyz', 'xyz', 'menu', 'xyz', 'xyz']);
    expect(lastOf(steps).session).toMatchObject({ status: 'active', node: 'nao_entendi', failures: 2 });
  });

  test('a question of a department fails to that department', () => {
    const organization = { invoiceSource: { url: 'https://erp.test/boletos' } };
    const steps = journey(['oi', 'financeiro', '1', 'xyz', 'xyz', 'xyz', 'xyz'], { organization });
    expect(readBubbles(steps[5]?.effects ?? [])[0]).toMatch(/^Não consegui buscar a 2ª via/);
    expect(handOffOf(lastOf(steps).effects)).toMatchObject({
      department: 'financeiro',
      context: { reason: 'attempts' },
    });
  });

  test('a cart is not lost: its third misunderstanding brings a person who sees it', () => {
    const steps = journey(['oi', 'vendas', 'pão', '3', 'xyz', 'xyz', 'xyz']);
    expect(handOffOf(lastOf(steps).effects)).toMatchObject({
      context: { reason: 'attempts', collected: { total_cents: 270 } },
    });
  });

  test.each([
    ['no começo', []],
    ['no menu', ['oi']],
    ['no suporte', ['oi', 'suporte']],
    ['no anexo', ['oi', 'suporte', 'A tela não liga']],
    ['no catálogo', ['oi', 'vendas']],
    ['no carrinho', ['oi', 'vendas', 'pão', '2']],
    ['na pesquisa', ['oi', 'sair']],
  ])('a phrase in a sentence calls a person %s', (_, before) => {
    const steps = journey([...before, 'olha, já tentei de tudo e quero falar com um atendente de verdade']);
    expect(lastOf(steps).session).toMatchObject({ state: 'ATENDIMENTO_HUMANO', status: 'handed_off' });
    expect(handOffOf(lastOf(steps).effects)).toMatchObject({ context: { reason: 'asked' } });
  });

  test('"não quero cancelar" goes on; "cancelar" of an order is the order’s', () => {
    expect(lastOf(journey(['oi', 'suporte', 'não quero cancelar, só trocar a tela'])).session).toMatchObject({
      state: 'SUPORTE_AGUARDANDO_ANEXO',
      variables: { problem: 'não quero cancelar, só trocar a tela' },
    });
    const cancelled = journey(['oi', 'vendas', 'pão', '2', 'fechar pedido', 'quero cancelar o pedido']);
    expect(lastOf(cancelled).session).toMatchObject({ status: 'active', node: 'mais' });
  });

  test('the problem told to support goes along, else what the person was called with', () => {
    const problemOf = (...said: Said[]) => handOffOf(lastOf(journey(said)).effects);
    expect(problemOf('oi', 'suporte', 'A tela não liga', 'quero falar com um atendente')).toMatchObject({
      context: { problem: 'A tela não liga' },
    });
    expect(problemOf('oi', 'suporte', 'A tela quebrou, quero um atendente')).toMatchObject({
      context: { problem: 'A tela quebrou, quero um atendente' },
    });
  });

  test.each([
    ['suporte_detalhes:~person', 'suporte'],
    ['vendas_quantidade:~person', 'vendas'],
    ['segunda_via_documento:~person', 'financeiro'],
    ['info_faq:~person', 'geral'],
  ])('the button of %s works at any time', (id, department) => {
    for (const atMs of [START_MS + 1000, START_MS + 30 * 3_600_000]) {
      const steps = replay(
        defaultBot,
        [message('oi', START_MS), message(tapped(id), atMs)],
        makeContext({}, 'pt-BR'),
        IDS,
      );
      expect(handOffOf(lastOf(steps).effects)).toMatchObject({ department, context: { reason: 'asked' } });
    }
  });

  test('the menu’s own person is asked for, a finished order is the bot’s doing', () => {
    expect(handOffOf(lastOf(journey(['oi', tapped('menu:atendente')])).effects)).toMatchObject({
      context: { reason: 'asked' },
    });
    expect(handOffOf(lastOf(journey(['oi', 'suporte', 'A tela não liga', photo()])).effects)).toMatchObject({
      context: { reason: 'bot' },
    });
  });
});

describe.each(LOCALES)('at night, in %s', (locale) => {
  const next = { 'pt-BR': 'segunda às 8h', en: 'Monday at 8 am', es: 'el lunes a las 8:00' }[locale];
  const night = (...said: Said[]) => journey(said, { locale, atMs: CLOSED_MS });

  test('the greeting names the next opening, in one bubble with the menu, which works', () => {
    const steps = night('oi', tapped('menu:info_endereco'));
    const [greeting, ...others] = readBubbles(steps[0]?.effects ?? []);
    expect(others).toEqual([]);
    expect(greeting).toContain(next);
    expect(steps[0]?.session).toMatchObject({ state: 'MENU_PRINCIPAL', status: 'active' });
    expect(readBubbles(steps[1]?.effects ?? [])[0]).toContain('Rua das Flores');
    expect(readBubbles(journey(['oi'], { locale })[0]?.effects ?? [])[0]).not.toContain(next);
  });

  test('the hours are the calendar’s where none were typed, with the next opening', () => {
    const steps = journey(['oi', tapped('menu:info_horario')], {
      locale,
      atMs: CLOSED_MS,
      organization: { hoursText: undefined },
    });
    const [bubble] = readBubbles(lastOf(steps).effects);
    expect(bubble).toContain(
      { 'pt-BR': 'Sáb 9h às 13h', en: 'Sat 9 am to 1 pm', es: 'Sáb 9:00 a 13:00' }[locale],
    );
    expect(bubble).toContain(next);
  });

  test.each([
    ['a person', ['oi', tapped('menu:atendente')], 'geral'],
    ['support', ['oi', tapped('menu:suporte_tecnico'), 'A tela quebrou', photo()], 'suporte'],
    [
      'an order',
      ['oi', 'menu', tapped('menu:suporte_comercial'), tapped('vendas_catalogo:pao'), '2', '2', '1'],
      'vendas',
    ],
  ] as [string, Said[], string | null][])(
    '%s: in the queue, and told when the team is back',
    (_, said, department) => {
      const step = lastOf(night(...said));
      expect(readBubbles(step.effects)).toEqual([expect.stringContaining(next)]);
      expect(handOffOf(step.effects)).toMatchObject({ department });
    },
  );
});
