import { type InboundContent } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import type { BotSession, Locale, OrganizationProfile } from '../engine.types.ts';
import { replay } from '../replay.ts';
import {
  IDS,
  makeContext,
  message,
  messages,
  photo,
  readBubbles,
  START_MS,
  tapped,
  typed,
  voice,
} from '../testing/fixtures.ts';
import { lastOf } from '../testing/run-nodes.ts';
import { defaultBot, defaultBotDefinition } from './default-bot.ts';

const LOCALES: Locale[] = ['pt-BR', 'en', 'es'];
type Said = InboundContent | string;

function journey(locale: Locale, said: Said[], organization: Partial<OrganizationProfile> = {}) {
  return replay(defaultBot, messages(...said), makeContext(organization, locale), IDS);
}
const statesOf = (steps: readonly { session: BotSession }[]) => steps.map((step) => step.session.state);
const SOURCE = { invoiceSource: { url: 'https://erp.test/boletos', headers: { 'x-key': 'k' } } };

test('all 13 states of the seeds are there', () => {
  const states = new Set(Object.values(defaultBotDefinition.nodes).flatMap((node) => node.state ?? []));
  expect([...states].sort()).toEqual([
    'ATENDIMENTO_HUMANO',
    'ATENDIMENTO_IA',
    'FINALIZADO',
    'FINANCEIRO',
    'FINANCEIRO_SEGUNDA_VIA',
    'INICIO',
    'MENU_PRINCIPAL',
    'PESQUISA_NPS',
    'SUPORTE_AGUARDANDO_ANEXO',
    'SUPORTE_AGUARDANDO_DETALHES',
    'SUPORTE_TECNICO',
    'VENDAS_CATALOGO',
    'VENDAS_CHECKOUT',
  ]);
});

describe.each(LOCALES)('in %s', (locale) => {
  const label: Record<string, Record<Locale, string>> = {
    support: { 'pt-BR': 'Suporte técnico', en: 'Technical support', es: 'Soporte técnico' },
    skip: { 'pt-BR': 'Pular', en: 'Skip', es: 'Omitir' },
    sales: { 'pt-BR': 'Comercial e vendas', en: 'Sales', es: 'Ventas' },
    billing: { 'pt-BR': 'Financeiro', en: 'Billing', es: 'Finanzas' },
    checkOut: { 'pt-BR': 'Fechar pedido', en: 'Check out', es: 'Cerrar pedido' },
    confirm: { 'pt-BR': 'sim', en: 'yes', es: 'sí' },
    exit: { 'pt-BR': 'quero sair', en: 'exit', es: 'salir' },
    person: {
      'pt-BR': 'quero falar com um atendente',
      en: 'I want to talk to a human',
      es: 'hablar con una persona',
    },
    assistant: { 'pt-BR': 'assistente', en: 'assistant', es: 'asistente' },
    total: { 'pt-BR': 'R$ 71,80', en: 'R$71.80', es: '71,80' },
  };
  const say = (key: string) => label[key]?.[locale] ?? key;

  test.each<Said>(['oi', 'bom dia', '???', photo(), voice, typed('')])(
    'any first message gets greeting and menu in one bubble: %j',
    (first) => {
      const [step] = journey(locale, [first]);
      expect(step?.effects.map((effect) => effect.type)).toEqual(['say']);
      expect(readBubbles(step?.effects ?? [])[0]).toMatch(/Ana.*Padaria Sol/s);
      expect(step?.session).toMatchObject({ state: 'MENU_PRINCIPAL', status: 'active' });
      expect(step?.session.options.map((option) => option.id)).toEqual(
        [
          'suporte_tecnico',
          'suporte_financeiro',
          'suporte_comercial',
          'info_horario',
          'info_endereco',
          'info_faq',
          'atendente',
          'assistente',
        ].map((id) => `menu:${id}`),
      );
    },
  );

  test('support: details, attachment, a person of support who knows the problem', () => {
    const steps = journey(locale, ['oi', say('support'), 'A tela não liga', photo()]);
    expect(statesOf(steps)).toEqual([
      'MENU_PRINCIPAL',
      'SUPORTE_AGUARDANDO_DETALHES',
      'SUPORTE_AGUARDANDO_ANEXO',
      'ATENDIMENTO_HUMANO',
    ]);
    expect(lastOf(lastOf(steps).effects)).toMatchObject({
      type: 'hand_off',
      department: 'suporte',
      context: {
        state: 'SUPORTE_AGUARDANDO_ANEXO',
        problem: 'A tela não liga',
        collected: { attachment: { media_id: 'media-1' } },
      },
    });
  });

  test('support: the attachment can be left out, and three other things leave it out too', () => {
    for (const rest of [[say('skip')], ['a', 'b', 'c'], [tapped('suporte_anexo:pular')]]) {
      const steps = journey(locale, ['oi', tapped('menu:suporte_tecnico'), 'A tela não liga', ...rest]);
      expect(lastOf(steps).effects).toContainEqual(
        expect.objectContaining({ type: 'hand_off', department: 'suporte' }),
      );
    }
  });

  test('sales: catalogue, quantity, cart, summary, confirmation', () => {
    const steps = journey(locale, [
      'oi',
      say('sales'),
      'bolo de cenoura',
      '2',
      '1',
      'pão',
      '2',
      say('checkOut'),
      say('confirm'),
    ]);
    expect(statesOf(steps).slice(-2)).toEqual(['VENDAS_CHECKOUT', 'ATENDIMENTO_HUMANO']);
    const summary = lastOf(readBubbles(steps[7]?.effects ?? []));
    expect(summary).toContain(say('total'));
    expect(summary).toMatch(/2× Bolo de cenoura.*2× Pão francês/s);
    expect(lastOf(steps).effects).toMatchObject([
      { type: 'tag', add: ['pedido'] },
      { type: 'say' },
      { type: 'hand_off', department: 'vendas', context: { collected: { total_cents: 7180 } } },
    ]);
  });

  test('billing: a second copy by CPF through the source', () => {
    const steps = journey(locale, ['oi', say('billing'), '1', '529.982.247-25'], SOURCE);
    expect(statesOf(steps).slice(1)).toEqual([
      'FINANCEIRO',
      'FINANCEIRO_SEGUNDA_VIA',
      'FINANCEIRO_SEGUNDA_VIA',
    ]);
    const call = lastOf(steps).effects.find((effect) => effect.type === 'call');
    expect(call).toMatchObject({
      request: {
        method: 'POST',
        url: SOURCE.invoiceSource.url,
        headers: { 'x-key': 'k' },
        body: { document: '52998224725' },
      },
    });
  });

  test('the assistant says that it is not switched on', () => {
    const steps = journey(locale, ['oi', say('assistant'), '1']);
    expect(statesOf(steps)).toEqual(['MENU_PRINCIPAL', 'ATENDIMENTO_IA', 'MENU_PRINCIPAL']);
  });

  test('leaving: score, thanks, FINALIZADO; the next message begins anew', () => {
    const steps = journey(locale, ['oi', say('exit'), '9', 'oi']);
    expect(statesOf(steps)).toEqual(['MENU_PRINCIPAL', 'PESQUISA_NPS', 'FINALIZADO', 'MENU_PRINCIPAL']);
    expect(steps[2]?.effects).toMatchObject([
      { type: 'survey_answer', score: 9 },
      { type: 'say' },
      { type: 'end', outcome: 'finished' },
    ]);
  });

  test('a person is one phrase away, everywhere and at once', () => {
    for (const before of [
      [],
      ['oi'],
      ['oi', say('support')],
      ['oi', say('sales'), '1'],
      ['oi', say('billing')],
    ]) {
      const step = lastOf(journey(locale, [...before, say('person')]));
      expect(step.session).toMatchObject({ state: 'ATENDIMENTO_HUMANO', status: 'handed_off' });
    }
  });
});

describe('what an organization has not filled in', () => {
  test.each([
    [tapped('menu:info_horario'), { hoursText: undefined }],
    [tapped('menu:info_endereco'), { address: undefined, phone: undefined, website: undefined }],
    [tapped('menu:info_faq'), { faq: [] }],
  ])('%j is said to be missing, with a way on', (content, organization) => {
    const step = lastOf(journey('pt-BR', ['oi', content], organization));
    expect(readBubbles(step.effects)).toEqual([
      expect.stringMatching(/ainda não está disponível.*Posso ajudar em algo mais\? \[Ver o menu\]/s),
    ]);
  });

  test('no products: a person of sales is offered', () => {
    const steps = journey('pt-BR', ['oi', 'vendas', '1'], { items: [] });
    expect(lastOf(steps).effects).toContainEqual(
      expect.objectContaining({ type: 'hand_off', department: 'vendas' }),
    );
  });

  test('no invoice source: it says so and offers a person', () => {
    const steps = journey('pt-BR', ['oi', 'financeiro', '2ª via de boleto', 'sim']);
    expect(readBubbles(steps[2]?.effects ?? [])[0]).toMatch(/ainda não está disponível/);
    expect(lastOf(steps).effects).toContainEqual(
      expect.objectContaining({ type: 'hand_off', department: 'financeiro' }),
    );
  });
});

test('hours, address and FAQ are one bubble each, and go on', () => {
  const steps = journey('pt-BR', [
    'oi',
    'horário',
    'sim',
    'endereço',
    'menu',
    'faq',
    'formas de pagamento',
    '2',
    'não',
  ]);
  const bubbles = steps.map((step) => readBubbles(step.effects));
  expect(bubbles[1]).toEqual([expect.stringMatching(/Seg a sex, 8h às 18h\n\nPosso ajudar em algo mais\?/)]);
  expect(bubbles[3]).toEqual([expect.stringMatching(/📍 Rua das Flores, 10\n📞 \(11\) 4002-8922\n🌐 https/)]);
  expect(bubbles[5]).toEqual([expect.stringContaining('(Vocês entregam?)')]);
  expect(bubbles[7]).toEqual([expect.stringMatching(/Pix, cartão e dinheiro\.\n\nPosso ajudar/)]);
  expect(lastOf(steps).session.state).toBe('PESQUISA_NPS');
});

test('a catalogue of 23 products is paged and any of them can be typed', () => {
  const items = Array.from({ length: 23 }, (_, i) => ({
    id: `p${i}`,
    name: `Produto ${i}`,
    priceCents: 100 * i,
    currency: 'BRL',
  }));
  const steps = journey('pt-BR', ['oi', 'vendas', 'mais opções', 'produto 22'], { items });
  expect(steps[1]?.session.options).toHaveLength(10);
  expect(lastOf(steps).session.variables.item).toMatchObject({ id: 'p22' });
});

test('after a day the conversation begins anew and says so in the same bubble', () => {
  const day = 86_400_001;
  const steps = replay(
    defaultBot,
    [message('oi', START_MS), message('e aí', START_MS + day)],
    makeContext(),
    IDS,
  );
  expect(readBubbles(lastOf(steps).effects)).toEqual([
    expect.stringMatching(/^Faz um tempinho.*Olá, Ana!.*Como posso ajudar\?/s),
  ]);
});

test('an organization and a contact with nothing but what they must have are served', () => {
  const context = {
    organization: { name: 'X', timeZone: '', faq: [], items: [], departments: [] },
    contact: { id: 'c', tags: [], attributes: {} },
    locale: 'pt-BR' as const,
  };
  const [step] = replay(defaultBot, messages('oi'), context, IDS);
  expect(readBubbles(step?.effects ?? [])[0]).toMatch(
    /^Olá! 👋 Você está falando com \*X\*\.\n\nComo posso ajudar\?/,
  );
});

test('whoever leaves twice is not asked for a score twice', () => {
  const steps = journey('pt-BR', ['oi', 'sair', 'sair']);
  expect(lastOf(steps).session).toMatchObject({ state: 'FINALIZADO', status: 'ended' });
  expect(lastOf(steps).effects).toContainEqual({ type: 'end', outcome: 'left' });
});
