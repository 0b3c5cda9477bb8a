import type { CompiledQuestion } from '../definition/compiled.types.ts';
import { callPerson } from './call-person.ts';
import { handOffToAnyone } from './close-session.ts';
import { runNodes } from './run-nodes.ts';
import { sayOwn, type Turn } from './turn.ts';

type Asked = { question: Pick<CompiledQuestion, 'attempts' | 'hasOwnAttempts' | 'onFailed'> };

/**
 * Whether a failed answer was one too many: for its question, or for the conversation, which counts failures in a row
 * over all questions. An author who grants a question more attempts than the conversation has means it.
 */
export function hasFailedEnough(turn: Turn, node: Asked): boolean {
  const { question } = node;
  if (turn.session.attempts >= question.attempts) return true;
  const granted = question.hasOwnAttempts ? question.attempts : 0;
  return (turn.session.failures ?? 0) >= Math.max(turn.bot.escalation.attempts, granted);
}

/** Too many failed answers: the node's own way out while it has some left to try, else a person. */
export function giveUpAsking(turn: Turn, node: Asked): void {
  const { onFailed, attempts } = node.question;
  const wayOut = onFailed === null ? undefined : turn.bot.nodes.get(onFailed);
  // When it is the conversation that has failed, another question would only prolong it; a person of the right department does not.
  if (onFailed !== null && (turn.session.attempts >= attempts || wayOut?.type === 'hand_off')) {
    turn.hasFailed = true;
    return runNodes(turn, onFailed);
  }
  sayOwn(turn, 'giveUp');
  turn.isAnnounced = true;
  // What stands between them and a person is the very question that failed.
  if (turn.session.escalation) return handOffToAnyone(turn);
  callPerson(turn, { reason: 'attempts' }, turn.bot.escalation.goto);
}
