import type { OutboundContent } from '@balcao/whatsapp';
import type { CompiledBot } from '../definition/compiled.types.ts';
import type {
  BotContext,
  BotEffect,
  BotLogCode,
  BotSession,
  Json,
  OrganizationProfile,
} from '../engine.types.ts';
import type { EngineTextKey } from '../text/engine-texts.ts';
import type { Scope } from '../text/scope.ts';
import { type CompiledText, renderText } from '../text/text.ts';
import { findCalendar, type Hours, readHours } from './hours.ts';
import { cleanText } from './json.ts';

/** What one event does, while it is being decided. `session` is this turn's own copy. */
export type Turn = {
  bot: CompiledBot;
  session: BotSession;
  context: BotContext;
  nowMs: number;
  /** the customer's words in this turn, empty when something else began it */
  said: string;
  effects: BotEffect[];
  /** bubbles that must not join their neighbours */
  separate: Set<OutboundContent>;
  /** where the contact was when the turn began: what a person who takes over wants to know */
  stateBefore: string;
  attemptsBefore: number;
  /** a question's own way out was taken because its answers were not understood */
  hasFailed: boolean;
  /** the customer has just been told that a person comes */
  isAnnounced: boolean;
  /** whose hours the texts read: the department of the handoff at hand, else the organization's */
  department: string | null;
  hours: Map<string | null, Hours>;
};

export function beginTurn(
  bot: CompiledBot,
  session: BotSession,
  context: BotContext,
  nowMs: number,
  said = '',
): Turn {
  const failures = session.failures ?? session.attempts;
  const turn: Turn = {
    bot,
    session: { ...session, step: session.step + 1, failures, variables: { ...session.variables } },
    context,
    nowMs,
    said,
    effects: [],
    separate: new Set(),
    stateBefore: session.state,
    attemptsBefore: failures,
    hasFailed: false,
    isAnnounced: false,
    department: null,
    hours: new Map(),
  };
  turn.context = { ...context, organization: withHoursText(turn, context.organization) };
  return turn;
}

/** Who typed no hours has the calendar's, put into words only for who reads them. */
function withHoursText(turn: Turn, organization: OrganizationProfile): OrganizationProfile {
  if (!organization.calendar || organization.hoursText?.trim()) return organization;
  return {
    ...organization,
    get hoursText() {
      return hoursOf(turn, null).text;
    },
  };
}

export function hoursOf(turn: Turn, department: string | null): Hours {
  const known = turn.hours.get(department);
  if (known) return known;
  const hours = findHours(turn, department);
  turn.hours.set(department, hours);
  return hours;
}

function findHours(turn: Turn, department: string | null): Hours {
  const { organization } = turn.context;
  const calendar = findCalendar(organization, department);
  if (!calendar) return { open: true, next: '', text: organization.hoursText ?? '' };
  try {
    return readHours(calendar, turn.nowMs, turn.session.locale);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log(turn, 'CALENDAR_INVALID', `The calendar can not be read, so it counts as open: ${why}`);
    return { open: true, next: '', text: '' };
  }
}

export function getScope(turn: Turn, item?: unknown): Scope {
  return {
    variables: turn.session.variables,
    contact: turn.context.contact,
    organization: turn.context.organization,
    locale: turn.session.locale,
    nowMs: turn.nowMs,
    hours: () => hoursOf(turn, turn.department),
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

export function log(turn: Turn, code: BotLogCode, message: string): void {
  turn.effects.push({ type: 'log', code, message: cleanText(message.slice(0, 500)) });
}

const MAX_VARIABLES = 200;

/** False: there are too many already. */
export function setVariable(turn: Turn, name: string, value: Json): boolean {
  const { variables, asked } = turn.session;
  if (!Object.hasOwn(variables, name) && Object.keys(variables).length >= MAX_VARIABLES) {
    log(
      turn,
      'TOO_MANY_VARIABLES',
      `"${name}" was not kept: a session holds at most ${MAX_VARIABLES} variables.`,
    );
    return false;
  }
  variables[name] = value;
  if (asked?.includes(name)) turn.session.asked = asked.filter((one) => one !== name);
  return true;
}
