import { handOffToAnyone } from './close-session.ts';
import { runNodes } from './run-nodes.ts';
import type { Turn } from './turn.ts';

/**
 * A person is called: to the node for that, or straight to the queue where the bot has none. Should that node ask
 * something first (which department?), the session keeps why, until the handoff or the way back to the menu.
 */
export function callPerson(
  turn: Turn,
  why: { reason: 'asked' | 'attempts'; problem?: string },
  goto: string | null,
): void {
  const { session } = turn;
  const problem = why.problem?.trim() ? why.problem : session.escalation?.problem;
  session.escalation = problem ? { reason: why.reason, problem } : { reason: why.reason };
  if (goto === null) handOffToAnyone(turn);
  else runNodes(turn, goto);
}
