import type { OutboundContent } from '@balcao/whatsapp';
import type { BotEffect, Decision } from '../engine.types.ts';
import { fitsIn, LIMITS } from '../limits.ts';
import { fitContent } from './fit-content.ts';
import { addToLog, readOutbound } from './session-log.ts';
import type { Turn } from './turn.ts';

/** The turn's outcome: texts joined with the bubble after them (each bubble is billed), all within limits. */
export function finishTurn(turn: Turn): Decision {
  const effects: BotEffect[] = [];
  for (const effect of joinBubbles(turn)) {
    if (effect.type === 'say')
      for (const content of fitContent(effect.content)) {
        effects.push({ type: 'say', content });
        noteBubble(turn, content);
      }
    else if (effect.type === 'fulfill')
      effects.push({ ...effect, request: { ...effect.request, sessionLog: turn.session.log ?? [] } });
    else effects.push(effect);
  }
  if (turn.session.status !== 'active' && turn.session.status !== 'waiting_call') forgetIntents(turn);
  return { session: turn.session, effects };
}

function noteBubble({ bot, session, nowMs }: Turn, content: OutboundContent): void {
  if (bot.intents.callsWebhooks) session.log = addToLog(session, 'bot', readOutbound(content), nowMs);
}

/** The next message begins anew: nobody will read these. */
function forgetIntents({ session }: Turn): void {
  delete session.log;
  delete session.intent;
  delete session.asked;
  delete session.sessionId;
  delete session.jumps;
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
