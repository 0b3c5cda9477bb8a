import { type BusinessCalendar, shopHours } from '@balcao/calendar';
import type { InboundContent } from '@balcao/whatsapp';
import * as fc from 'fast-check';
import type { BotContext, BotEvent } from '../engine.types.ts';

const WORDS = [
  ...'oi|1|2|3|nove|10|menu|sair|atendente|Suporte técnico|financeiro|boleto|mais opções|voltar|pular|sim|não|confirmar'.split(
    '|',
  ),
  ...'quero falar com um atendente|não quero cancelar|acho que vou cancelar o pedido|o atendente foi ótimo|falar com atendente'.split(
    '|',
  ),
  ...'consultar pedido|cadê minha compra|quero consultar o pedido 12|pedido|P|boleto'.split('|'),
  ...'529.982.247-25|12.ABC.345/01DE-35|ana@exemplo.com|11 91234-5678|01310-100|25/12/2026|amanhã|9, gostei|fechar|'.split(
    '|',
  ),
];

const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ minLength: 4000, maxLength: 6000 }) },
);

/** Ids that exist in the default bot, pages, ids of nobody. */
const anyId = fc.oneof(
  fc.constantFrom(
    'menu:suporte_tecnico',
    'menu:suporte_comercial',
    'menu:suporte_financeiro',
    'vendas_catalogo:~1',
    'vendas_catalogo:~99',
    'info_faq:~person',
    'vendas_quantidade:~person',
  ),
  fc
    .tuple(
      fc.constantFrom('n0', 'n1', 'n2', 'n3'),
      fc.constantFrom('o0', 'o1', '1', '2', '~0', '~1', '~person', 'x'),
    )
    .map(([a, b]) => `${a}:${b}`),
  fc.string({ maxLength: 20 }),
);

export const anyContent: fc.Arbitrary<InboundContent> = fc.oneof(
  { weight: 8, arbitrary: anyText.map((body): InboundContent => ({ type: 'text', text: { body } })) },
  {
    weight: 4,
    arbitrary: fc.tuple(anyId, anyText).map(
      ([id, title]): InboundContent => ({
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id, title } },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyId, anyText)
      .map(([payload, text]): InboundContent => ({ type: 'button', button: { payload, text } })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<InboundContent>(
      { type: 'image', image: { id: 'm' } },
      { type: 'audio', audio: { id: 'm', voice: true } },
      { type: 'document', document: { id: 'm', filename: 'a.pdf', caption: 'veja' } },
      { type: 'video', video: { id: 'm' } },
      { type: 'sticker', sticker: { id: 'm' } },
      { type: 'location', location: { latitude: 1, longitude: 2 } },
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'B' }, phones: [{ phone: '+5511912345678' }] }],
      },
      { type: 'contacts', contacts: [] },
      { type: 'order', order: { product_items: [] } },
      { type: 'reaction', reaction: { message_id: 'x', emoji: '👍' } },
      { type: 'system', system: { type: 'user_changed_number' } },
      { type: 'request_welcome' },
      { type: 'edit', edit: { original_message_id: 'x' } },
      { type: 'revoke', revoke: { original_message_id: 'x' } },
      { type: 'unsupported', unsupported: { type: 'unknown' }, raw: null },
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}', response: {} },
        },
      },
    ),
  },
);

/** An event relative to the session at hand, so that timers and calls are sometimes the awaited ones. */
export type EventPlan = { gapMs: number; make: (step: number, callId: string, nowMs: number) => BotEvent };

const anyGap = fc.oneof(
  { weight: 9, arbitrary: fc.nat(60_000) },
  { weight: 1, arbitrary: fc.integer({ min: 80_000_000, max: 200_000_000 }) },
);

/** What a webhook may answer, a field at a time right or anything. */
export const anyFulfillment = fc.record(
  {
    message: fc.oneof(
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }) },
      { weight: 1, arbitrary: fc.string({ minLength: 4000, maxLength: 20_000 }) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    ),
    short_message: fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 90 })),
    jump_to: fc.oneof(
      fc.constantFrom(null, 'pedido', 'BOLETO', 'n0', 'n3', 'n7', 'MENU_PRINCIPAL', 'nowhere'),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    options: fc.oneof(
      fc.constantFrom(null, ['Sim', 'Não'], ['Pedido', 'pedido', ' ', 'menu']),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 40 }),
      fc.jsonValue({ maxDepth: 2 }),
    ),
    logout: fc.constantFrom(null, false, false, true, 'no'),
    parameters: fc.oneof(
      fc.constant(null),
      fc.dictionary(fc.string({ maxLength: 120 }), fc.jsonValue({ maxDepth: 2 })),
    ),
  },
  { requiredKeys: [] },
);

const anyResult = fc.oneof(
  fc.record({
    ok: fc.constant(true as const),
    status: fc.constantFrom(200, 204, 404, 500),
    body: fc.jsonValue({ maxDepth: 4 }),
  }),
  fc.constant({
    ok: true as const,
    status: 200,
    body: {
      invoices: [
        { due_date: '2026-12-01', amount_cents: 1000, url: 'https://x.test' },
        { due_date: null },
        7,
      ],
    },
  }),
  fc.record({
    ok: fc.constant(true as const),
    status: fc.constantFrom(200, 500),
    body: anyFulfillment,
  }),
  fc.record({ ok: fc.constant(false as const), error: fc.constantFrom('timeout', 'ECONNREFUSED') }),
);

export const anyPlan: fc.Arbitrary<EventPlan> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(anyGap, anyContent).map(([gapMs, content]) => ({
      gapMs,
      make: (_step: number, _callId: string, nowMs: number): BotEvent => ({
        type: 'message',
        messageId: 'm',
        content,
        timestampMs: nowMs,
      }),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyGap, fc.constantFrom('wait', 'call', 'hold', 'other'), fc.constantFrom(0, 0, -1, 1))
      .map(([gapMs, name, off]) => ({
        gapMs,
        make: (step: number): BotEvent => ({ type: 'timer', name, step: step + off }),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyGap, anyResult, fc.constantFrom(0, 0, 0, -1)).map(([gapMs, result, off]) => ({
      gapMs,
      // fast-check's JSON type is wider than ours only in name
      make: (step: number, callId: string): BotEvent =>
        ({ type: 'call_result', callId, step: step + off, result }) as BotEvent,
    })),
  },
);

const anyLabel = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('Pão', 'Pão', '', ' ', 'x'.repeat(200)),
);

/** A shop's, one that never opens, and two that nobody checked. */
const anyCalendar = fc.constantFrom<BusinessCalendar>(
  shopHours('America/Sao_Paulo'),
  { ...shopHours('UTC'), weekly: {} },
  shopHours('Nowhere/Land'),
  { ...shopHours('UTC'), weekly: { 1: [{ from: '8h', to: '' }] } },
);

export const anyContext: fc.Arbitrary<BotContext> = fc.record({
  organization: fc.record(
    {
      name: anyLabel,
      timeZone: fc.constantFrom('America/Sao_Paulo', 'Nowhere/Land', ''),
      address: anyLabel,
      hoursText: fc.oneof(anyLabel, fc.string({ minLength: 1000, maxLength: 5000 })),
      faq: fc.array(fc.record({ question: anyLabel, answer: fc.string({ maxLength: 5000 }) }), {
        maxLength: 15,
      }),
      items: fc.array(
        fc.record(
          {
            id: fc.oneof(fc.string({ maxLength: 6 }), fc.string({ minLength: 200, maxLength: 250 })),
            name: anyLabel,
            description: anyLabel,
            priceCents: fc.oneof(fc.nat(), fc.double()),
            currency: fc.constantFrom('BRL', 'USD', '???'),
          },
          { requiredKeys: ['id', 'name', 'priceCents', 'currency'] },
        ),
        { maxLength: 30 },
      ),
      calendar: anyCalendar,
      departments: fc.constantFrom<BotContext['organization']['departments']>(
        [],
        [{ id: 'd1', slug: 'suporte', name: 'Suporte', calendar: shopHours('America/Manaus') }],
      ),
      invoiceSource: fc.constantFrom(
        { url: 'https://erp.test/boletos', headers: { 'x-key': 'a\r\nb: c' } },
        { url: 'not a url' },
      ),
    },
    { requiredKeys: ['name', 'timeZone', 'faq', 'items', 'departments'] },
  ),
  contact: fc.record(
    { id: fc.constant('c'), name: anyLabel, tags: fc.constant(['vip']), attributes: fc.constant({}) },
    { requiredKeys: ['id', 'tags', 'attributes'] },
  ),
  locale: fc.constantFrom('pt-BR', 'en', 'es'),
});
