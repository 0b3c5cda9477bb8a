import { shopHours } from '@balcao/calendar';
import type { InboundContent } from '@balcao/whatsapp';
import { checkDefinition } from '../definition/check-definition.ts';
import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotEffect, Locale, OrganizationProfile } from '../engine.types.ts';
import type { ReplayStep } from '../replay.ts';

/** A Saturday, 12:00 in São Paulo. */
export const START_MS = Date.UTC(2026, 10, 21, 15, 0, 0);
/** Open until 13:00 that day, and not before Monday at 8. */
export const SHOP = shopHours('America/Sao_Paulo');
/** That Saturday, 20:00. */
export const CLOSED_MS = Date.UTC(2026, 10, 21, 23, 0, 0);
export const IDS = { botId: 'bot-1', versionId: 'version-1' };

export const ORGANIZATION: OrganizationProfile = {
  name: 'Padaria Sol',
  timeZone: 'America/Sao_Paulo',
  address: 'Rua das Flores, 10',
  hoursText: 'Seg a sex, 8h às 18h',
  phone: '(11) 4002-8922',
  website: 'https://padariasol.com.br',
  faq: [
    { question: 'Vocês entregam?', answer: 'Sim, em toda a cidade.' },
    { question: 'Quais são as formas de pagamento aceitas?', answer: 'Pix, cartão e dinheiro.' },
  ],
  items: [
    { id: 'pao', name: 'Pão francês', description: 'Quentinho', priceCents: 90, currency: 'BRL' },
    { id: 'bolo', name: 'Bolo de cenoura', priceCents: 3500, currency: 'BRL' },
  ],
  departments: [{ id: 'd1', slug: 'suporte', name: 'Suporte' }],
};

export function makeContext(
  organization: Partial<OrganizationProfile> = {},
  locale: Locale = 'pt-BR',
): BotContext {
  return {
    organization: { ...ORGANIZATION, ...organization },
    contact: {
      id: 'c1',
      name: 'Ana Souza',
      phone: '+5511912345678',
      tags: ['vip'],
      attributes: { city: 'Santos' },
    },
    locale,
  };
}

export const typed = (body: string): InboundContent => ({ type: 'text', text: { body } });
export const tapped = (id: string, title = id): InboundContent => ({
  type: 'interactive',
  interactive: { type: 'list_reply', list_reply: { id, title } },
});
export const photo = (caption?: string): InboundContent => ({
  type: 'image',
  image: { id: 'media-1', mime_type: 'image/jpeg', ...(caption === undefined ? {} : { caption }) },
});
export const voice: InboundContent = {
  type: 'audio',
  audio: { id: 'media-2', mime_type: 'audio/ogg', voice: true },
};

export function message(content: InboundContent | string, atMs: number): ReplayStep {
  const inbound = typeof content === 'string' ? typed(content) : content;
  return {
    nowMs: atMs,
    event: { type: 'message', messageId: `m${atMs}`, content: inbound, timestampMs: atMs },
  };
}

/** One message a second. */
export function messages(...contents: (InboundContent | string)[]): ReplayStep[] {
  return messagesFrom(START_MS, ...contents);
}

export function messagesFrom(startMs: number, ...contents: (InboundContent | string)[]): ReplayStep[] {
  return contents.map((content, index) => message(content, startMs + index * 1000));
}

export function compile(definition: unknown): CompiledBot {
  const checked = checkDefinition(definition);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems, null, 2));
  return checked.definition;
}

/** What a customer would read, one line per bubble. */
export function readBubbles(effects: readonly BotEffect[]): string[] {
  return effects.flatMap((effect) => {
    if (effect.type !== 'say') return [];
    const { content } = effect;
    if (content.type === 'text') return [content.text.body];
    if (content.type !== 'interactive') return [`<${content.type}>`];
    const { interactive } = content;
    if (interactive.type === 'button') {
      const titles = interactive.action.buttons.map((button) => `[${button.reply.title}]`);
      return [`${interactive.body.text} ${titles.join(' ')}`];
    }
    if (interactive.type === 'list') {
      const titles = interactive.action.sections.flatMap((section) =>
        section.rows.map((row) => `(${row.title})`),
      );
      return [`${interactive.body.text} ${titles.join(' ')}`];
    }
    return [`<${interactive.type}> ${interactive.body?.text ?? ''}`];
  });
}
