import type { Json } from '../engine.types.ts';
import { trimTo } from '../limits.ts';

/** What a webhook answered. */
export type FulfillmentAnswer = {
  /** blank: it only jumps */
  message: string;
  shortMessage: string | null;
  /** name of a node */
  jumpTo: string | null;
  options: string[];
  logout: boolean;
  parameters: { [name: string]: Json };
};

const MAX_OPTIONS = 100;
const MAX_OPTION_CHARACTERS = 200;

/** Checks an answer whole: one wrong field and none of it takes effect. `problem` is for the owner. */
export function readFulfillment(
  body: Json,
): { ok: true; answer: FulfillmentAnswer } | { ok: false; problem: string } {
  if (!isRecord(body))
    return { ok: false, problem: `the answer must be a JSON object, not ${nameOf(body)}.` };
  // Fields that Python leaves out and fields that are None mean the same.
  const field = (name: string): Json => (Object.hasOwn(body, name) ? (body[name] ?? null) : null);
  const message = field('message');
  const shortMessage = field('short_message');
  const jumpTo = field('jump_to');
  const options = field('options') ?? [];
  const logout = field('logout') ?? false;
  const parameters = field('parameters') ?? {};
  const wrong = (name: string, what: string): { ok: false; problem: string } => ({
    ok: false,
    problem: `"${name}" must be ${what}, not ${nameOf(field(name))}.`,
  });
  if (typeof message !== 'string') return wrong('message', 'a text');
  if (shortMessage !== null && typeof shortMessage !== 'string') return wrong('short_message', 'a text');
  if (jumpTo !== null && typeof jumpTo !== 'string') return wrong('jump_to', 'the name of a node');
  if (message.trim() === '' && !jumpTo?.trim())
    return wrong('message', 'a text that says something, unless the answer jumps');
  if (!isTexts(options)) return wrong('options', 'a list of texts');
  if (typeof logout !== 'boolean') return wrong('logout', 'true or false');
  if (!isRecord(parameters)) return wrong('parameters', 'an object');
  const titles = options.map((title) => trimTo(title.replace(/\s+/g, ' ').trim(), MAX_OPTION_CHARACTERS));
  return {
    ok: true,
    answer: {
      message,
      shortMessage: shortMessage?.trim() ? shortMessage : null,
      jumpTo: jumpTo?.trim() ? jumpTo : null,
      options: [...new Set(titles)].filter((title) => title !== '').slice(0, MAX_OPTIONS),
      logout,
      parameters,
    },
  };
}

function isRecord(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function nameOf(value: Json): string {
  if (value === null) return 'null';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'an object';
    case 'string':
      return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`;
    default:
      return `${typeof value} ${String(value)}`;
  }
}
