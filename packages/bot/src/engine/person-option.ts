import type { OutboundContent } from '@balcao/whatsapp';
import type { ChoiceOption } from '../choices/choice-option.ts';
import type { CompiledBot } from '../definition/compiled.types.ts';
import { LIMITS, trimTo } from '../limits.ts';
import { ownText, type Turn } from './turn.ts';

/** No option of an author's begins with "~", see optionSchema. */
const MARK = ':~person';

/** "Falar com atendente" as an option: on every page of a long list. */
export function makePersonOption(turn: Turn, node: string): ChoiceOption {
  return { id: `${node}${MARK}`, title: ownText(turn, 'talkToPerson'), pinned: true };
}

/** The body with one button that calls a person. A body over WhatsApp's limit is split when the turn is finished. */
export function renderPersonButton(
  turn: Turn,
  node: string,
  body: string,
  header?: Extract<OutboundContent, { type: 'image' | 'video' | 'document' }>,
): OutboundContent {
  const option = makePersonOption(turn, node);
  const title = trimTo(option.title.replace(/\s+/g, ' ').trim() || '💬', LIMITS.buttonTitle);
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...(header ? { header } : {}),
      body: { text: body.trim() === '' ? ownText(turn, 'personOffer').trim() || '💬' : body },
      action: { buttons: [{ type: 'reply', reply: { id: option.id, title } }] },
    },
  };
}

/** Where the tapped button of any node leads, at any later time; null: it is another button. */
export function findOfferedPerson(bot: CompiledBot, tapped: string | null): { goto: string | null } | null {
  if (tapped === null || !tapped.endsWith(MARK)) return null;
  const node = bot.nodes.get(tapped.slice(0, -MARK.length))?.def;
  const offer = node && 'offerPerson' in node ? node.offerPerson : undefined;
  return { goto: typeof offer === 'object' ? offer.goto : bot.escalation.goto };
}
