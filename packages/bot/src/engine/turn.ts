import type { OutboundContent } from '@balcao/whatsapp';
import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotEffect, BotSession, Json } from '../engine.types.ts';
import type { EngineTextKey } from '../text/engine-texts.ts';
import type { Scope } from '../text/scope.ts';
import { type CompiledText, renderText } from '../text/text.ts';
import { cleanText } from './json.ts';

/** What one event does, while it is being decided. `session` is this turn's own copy. */
export type Turn = {
  bot: CompiledBot;
  session: BotSession;
  context: BotContext;
  nowMs: number;
  effects: BotEffect[];
  /** bubbles that must not join their neighbours */
  separate: Set<OutboundContent>;
  /** where the contact was when the turn began: what a person who takes over wants to know */
  stateBefore: string;
  attemptsBefore: number;
};

export function beginTurn(bot: CompiledBot, session: BotSession, context: BotContext, nowMs: number): Turn {
  return {
    bot,
    session: { ...session, step: session.step + 1, variables: { ...session.variables } },
    context,
    nowMs,
    effects: [],
    separate: new Set(),
    stateBefore: session.state,
    attemptsBefore: session.attempts,
  };
}

export function getScope(turn: Turn, item?: unknown): Scope {
  return {
    variables: turn.session.variables,
    contact: turn.context.contact,
    organization: turn.context.organization,
    locale: turn.session.locale,
    nowMs: turn.nowMs,
    item,
  };
}

export function say(turn: Turn, content: OutboundContent): void {
  turn.effects.push({ type: 'say', content });
}

export function sayText(turn: Turn, body: string): void {
  if (body.trim() !== '') say(turn, { type: 'text', text: { body } });
}

export function sayOwn(turn: Turn, key: EngineTextKey): void {
  sayText(turn, ownText(turn, key));
}

export function ownText(turn: Turn, key: EngineTextKey): string {
  return renderText(turn.bot.texts[key], getScope(turn));
}

export function textOf(turn: Turn, text: CompiledText | null, item?: unknown): string {
  return text === null ? '' : renderText(text, getScope(turn, item));
}

export function log(turn: Turn, code: string, message: string): void {
  turn.effects.push({ type: 'log', code, message: cleanText(message.slice(0, 500)) });
}

const MAX_VARIABLES = 200;

export function setVariable(turn: Turn, name: string, value: Json): void {
  const { variables } = turn.session;
  if (!Object.hasOwn(variables, name) && Object.keys(variables).length >= MAX_VARIABLES) {
    log(
      turn,
      'TOO_MANY_VARIABLES',
      `"${name}" was not kept: a session holds at most ${MAX_VARIABLES} variables.`,
    );
    return;
  }
  variables[name] = value;
}
