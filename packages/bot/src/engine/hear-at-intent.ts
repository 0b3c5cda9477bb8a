import type { InboundContent } from '@balcao/whatsapp';
import { findPage } from '../choices/choice-option.ts';
import { findTappedId, matchChoice } from '../choices/match-choice.ts';
import { type IntentNode, isQuestion } from '../definition/compiled.types.ts';
import { DEFAULT_ATTEMPTS } from '../escalation/compile-escalation.ts';
import { giveUpAsking, hasFailedEnough } from './give-up-asking.ts';
import { findCall, findOptionOf, findSpokenCommand, followCall, followCommand } from './hear-call.ts';
import { enterIntent, hearIntent } from './hear-intent.ts';
import { listAnswerOptions, offerAnswers } from './offer-answers.ts';
import { runNodes } from './run-nodes.ts';
import { readInbound } from './session-log.ts';
import { takeFirstAnswer } from './take-answer.ts';
import { log, ownText, sayOwn, type Turn } from './turn.ts';

/**
 * The customer's next words after an intent was answered. An option the webhook offered stands for the words of its title;
 * for these an intent comes before the phrases that call a person ("Cancelar pedido" was offered, it is no complaint).
 */
export function hearAtIntent(turn: Turn, node: IntentNode, content: InboundContent): void {
  const page = findAnswerPage(turn, node, content);
  if (page !== null) return offerAnswers(turn, node, { body: ownText(turn, 'chooseOne'), page });
  const options = listAnswerOptions(turn, node);
  const match = matchChoice(options, content, turn.session.options);
  if (match.type === 'option' && match.exact) return takeOption(turn, node, match.option.title);
  const command = findSpokenCommand(turn, content);
  if (command) return followCommand(turn, command, content);
  const guess = match.type === 'option' ? match.option : null;
  const call = findCall(turn, content);
  if (call) {
    const meant = findOptionOf(options, guess, call);
    if (meant === null) return followCall(turn, call);
    if (meant !== 'unclear') return takeOption(turn, node, meant.title);
  }
  if (guess) return takeOption(turn, node, guess.title);
  if (hearIntent(turn, content)) return;
  if (match.type === 'stale' && takeEarlierButton(turn, node, match.id, content)) return;
  if (!goOn(turn, content)) retry(turn, node, content);
}

function findAnswerPage(turn: Turn, node: IntentNode, content: InboundContent): number | null {
  const tapped = findTappedId(content);
  if (tapped !== null) return findPage(node.id, tapped);
  const match = matchChoice(turn.session.options, content);
  return match.type === 'option' && match.exact ? findPage(node.id, match.option.id) : null;
}

/** A button of an earlier question: nothing is being asked, so it still means what it meant; unless options wait. */
function takeEarlierButton(turn: Turn, node: IntentNode, id: string, content: InboundContent): boolean {
  if (turn.session.intent?.answered?.options.length) {
    sayOwn(turn, 'staleButton');
    offerAnswers(turn, node, { body: ownText(turn, 'chooseOne'), page: 0 });
    return true;
  }
  const owner = turn.bot.nodes.get(id.slice(0, Math.max(0, id.indexOf(':'))));
  // The question of a parameter means nothing without its intent.
  if (!owner || !isQuestion(owner) || owner.id.includes('.')) return false;
  takeFirstAnswer(turn, owner, content);
  return true;
}

function takeOption(turn: Turn, node: IntentNode, title: string): void {
  const words: InboundContent = { type: 'text', text: { body: title } };
  turn.said = title;
  if (hearIntent(turn, words)) return;
  const command = findSpokenCommand(turn, words);
  if (command) return followCommand(turn, command, words);
  if (goOn(turn, words)) return;
  const call = findCall(turn, words);
  if (call) return followCall(turn, call);
  log(
    turn,
    'FULFILLMENT_OPTION_UNKNOWN',
    `"${title}", which the webhook of intent "${node.name}" offered, means nothing to this bot: no intent, no command, and nothing comes after the intent.`,
  );
  retry(turn, node, words);
}

/** To where the intent, or the webhook's jump, leads; a question there takes the words for its answer when they are one. */
function goOn(turn: Turn, content: InboundContent): boolean {
  const goto = turn.session.intent?.answered?.goto ?? null;
  if (goto === null) return false;
  const next = turn.bot.nodes.get(goto);
  turn.session.failures = 0;
  if (next?.type === 'intent') enterIntent(turn, next, { words: readInbound(content), keepsAsked: true });
  else if (next && isQuestion(next)) takeFirstAnswer(turn, next, content);
  else runNodes(turn, goto);
  return true;
}

function retry(turn: Turn, node: IntentNode, content: InboundContent): void {
  const { session } = turn;
  session.attempts += 1;
  session.failures = (session.failures ?? 0) + 1;
  const question = { attempts: DEFAULT_ATTEMPTS, hasOwnAttempts: false, onFailed: null };
  if (hasFailedEnough(turn, { question })) return giveUpAsking(turn, { question });
  sayOwn(
    turn,
    content.type === 'text' || content.type === 'interactive' ? 'notUnderstood' : 'mediaNotUnderstood',
  );
  if (session.intent?.answered?.options.length)
    offerAnswers(turn, node, { body: ownText(turn, 'chooseOne'), page: 0 });
}
