import type { InboundContent } from '@balcao/whatsapp';
import { findTappedId, findWrittenText } from '../choices/match-choice.ts';
import type { IntentNode } from '../definition/compiled.types.ts';
import { findIntent, listMatchedWords } from '../intents/match-intents.ts';
import { runNodes } from './run-nodes.ts';
import { readInbound } from './session-log.ts';
import { type IntentEntry, startIntent } from './start-intent.ts';
import type { Turn } from './turn.ts';

/** A message that means an intent enters it. True: it did. */
export function hearIntent(turn: Turn, content: InboundContent): boolean {
  const text = findFreeText(turn, content);
  const match = text === null ? null : findIntent(turn.bot.intents.matcher, text);
  const node = match && turn.bot.nodes.get(match.node);
  if (text === null || !match || node?.type !== 'intent') return false;
  enterIntent(turn, node, { words: text, taken: listMatchedWords(match) });
  return true;
}

/** The customer wants something else: what went wrong before, and who was called, is over. */
export function enterIntent(turn: Turn, node: IntentNode, entry: IntentEntry): void {
  turn.session.failures = 0;
  delete turn.session.escalation;
  runNodes(turn, startIntent(turn, node, entry));
}

/** What was typed, or the title of an option that some webhook offered, at any later time. */
function findFreeText(turn: Turn, content: InboundContent): string | null {
  if (content.type === 'button') return null;
  const tapped = findTappedId(content);
  if (tapped === null) return findWrittenText(content);
  const owner = turn.bot.nodes.get(tapped.slice(0, Math.max(0, tapped.lastIndexOf(':'))));
  return owner?.type === 'intent' ? readInbound(content) : null;
}
