import type { BotEffect } from '../engine.types.ts';
import { LIMITS } from '../limits.ts';
import { cleanText } from './json.ts';
import { log, sayOwn, type Turn } from './turn.ts';

type HandOff = Extract<BotEffect, { type: 'hand_off' }>;

/** To a person, with what they need to go on without asking again. */
export function handOff(
  turn: Turn,
  to: { department: string | null; priority: HandOff['priority']; problem?: string },
): void {
  const { session } = turn;
  const context: HandOff['context'] = {
    state: turn.stateBefore,
    attempts: Math.max(turn.attemptsBefore, session.attempts),
    elapsedMs: Math.max(0, turn.nowMs - session.startedAtMs),
    collected: { ...session.variables },
  };
  if (to.problem?.trim()) context.problem = cleanText(to.problem.slice(0, LIMITS.text));
  turn.effects.push({ type: 'hand_off', department: to.department, priority: to.priority, context });
  session.status = 'handed_off';
  session.options = [];
}

export function endSession(turn: Turn, outcome: 'finished' | 'left' | 'expired'): void {
  turn.effects.push({ type: 'end', outcome });
  turn.session.status = 'ended';
  turn.session.options = [];
}

/** The bot is at fault: the owner reads why, the customer gets a person. */
export function giveUp(turn: Turn, code: string, message: string): void {
  log(turn, code, message);
  sayOwn(turn, 'broken');
  handOff(turn, { department: null, priority: 'media' });
  turn.session.status = 'broken';
}
