import type { BotEffect, BotLogCode, HandoffReason } from '../engine.types.ts';
import { LIMITS } from '../limits.ts';
import { cleanText } from './json.ts';
import { hoursOf, log, sayOwn, type Turn } from './turn.ts';

type HandOff = Extract<BotEffect, { type: 'hand_off' }>;

/** To a person, with what they need to go on without asking again. */
export function handOff(
  turn: Turn,
  to: {
    department: string | null;
    priority: HandOff['priority'];
    problem?: string;
    reason?: HandoffReason;
  },
): void {
  const { session } = turn;
  const context: HandOff['context'] = {
    reason: to.reason ?? session.escalation?.reason ?? (turn.hasFailed ? 'attempts' : 'bot'),
    state: turn.stateBefore,
    attempts: Math.max(turn.attemptsBefore, session.failures ?? 0),
    elapsedMs: Math.max(0, turn.nowMs - session.startedAtMs),
    collected: { ...session.variables },
  };
  const problem = to.problem?.trim() ? to.problem : session.escalation?.problem;
  if (problem) context.problem = cleanText(problem.slice(0, LIMITS.text));
  turn.effects.push({ type: 'hand_off', department: to.department, priority: to.priority, context });
  session.status = 'handed_off';
  session.options = [];
  delete session.escalation;
}

/** Straight to the queue, from no node: the customer is told that a person comes, or when the team is back. */
export function handOffToAnyone(turn: Turn, reason?: HandoffReason): void {
  if (!hoursOf(turn, null).open) sayOwn(turn, 'closed');
  else if (!turn.isAnnounced) sayOwn(turn, 'handedOff');
  handOff(turn, { department: null, priority: 'media', ...(reason ? { reason } : {}) });
}

export function endSession(turn: Turn, outcome: 'finished' | 'left' | 'expired'): void {
  turn.effects.push({ type: 'end', outcome });
  turn.session.status = 'ended';
  turn.session.options = [];
}

/** The bot is at fault: the owner reads why, the customer gets a person. */
export function giveUp(turn: Turn, code: BotLogCode, message: string): void {
  log(turn, code, message);
  sayOwn(turn, 'broken');
  turn.isAnnounced = true;
  handOffToAnyone(turn, 'bot_failed');
  turn.session.status = 'broken';
}
