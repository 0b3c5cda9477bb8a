import type { OutboundContent } from '@balcao/whatsapp';
import type { BotEffect, Decision } from '../engine.types.ts';
import { fitsIn, LIMITS } from '../limits.ts';
import { fitContent } from './fit-content.ts';
import type { Turn } from './turn.ts';

/** The turn's outcome: texts joined with the bubble after them (each bubble is billed), all within limits. */
export function finishTurn(turn: Turn): Decision {
  const effects: BotEffect[] = [];
  for (const effect of joinBubbles(turn)) {
    if (effect.type !== 'say') effects.push(effect);
    else for (const content of fitContent(effect.content)) effects.push({ type: 'say', content });
  }
  return { session: turn.session, effects };
}

function joinBubbles(turn: Turn): BotEffect[] {
  const joined: BotEffect[] = [];
  let waiting = -1;
  for (const effect of turn.effects) {
    if (effect.type !== 'say') {
      joined.push(effect);
      continue;
    }
    const before = joined[waiting];
    const content =
      before?.type === 'say' && !turn.separate.has(effect.content)
        ? joinContents(before.content, effect.content)
        : null;
    if (content) joined.splice(waiting, 1);
    waiting = joined.push(content ? { type: 'say', content } : effect) - 1;
    if (turn.separate.has(effect.content)) waiting = -1;
  }
  return joined;
}

/** A text and what follows it as one bubble, or null when they must stay two. */
function joinContents(first: OutboundContent, second: OutboundContent): OutboundContent | null {
  if (first.type !== 'text') return null;
  const lead = first.text.body;
  if (second.type === 'text') {
    const body = `${lead}\n\n${second.text.body}`;
    return fitsIn(body, LIMITS.text) ? { type: 'text', text: { ...first.text, ...second.text, body } } : null;
  }
  if (second.type !== 'interactive') return null;
  const { interactive } = second;
  switch (interactive.type) {
    case 'button':
    case 'cta_url':
    case 'location_request_message':
    case 'list': {
      const body = `${lead}\n\n${interactive.body.text}`;
      const limit = interactive.type === 'list' ? LIMITS.listBody : LIMITS.buttonBody;
      if (!fitsIn(body, limit)) return null;
      return { type: 'interactive', interactive: { ...interactive, body: { text: body } } };
    }
    default:
      return null;
  }
}
