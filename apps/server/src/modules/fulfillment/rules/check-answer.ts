import type { Json } from '@balcao/bot';
import { toStorableJson } from '@balcao/whatsapp';

/** What of an answer is not as the contract says. */
export type AnswerField =
  | 'json'
  | 'object'
  | 'message'
  | 'short_message'
  | 'jump_to'
  | 'options'
  | 'logout'
  | 'parameters';

export type AnswerCheck =
  | { ok: true; body: { [key: string]: Json } }
  | { ok: false; outcome: 'http_error' }
  | { ok: false; outcome: 'malformed'; field: AnswerField };

/**
 * The contract's answer: status 200 and an object with `message`, which may be blank when the answer only jumps. Absent fields may be null or missing. The log goes
 * by it; the bot, which is pure and knows no server, judges the body it is given once more.
 */
export function checkAnswer(status: number, text: string): AnswerCheck {
  if (status !== 200) return { ok: false, outcome: 'http_error' };
  const malformed = (field: AnswerField): AnswerCheck => ({ ok: false, outcome: 'malformed', field });
  const body = parseJson(text);
  if (body === undefined) return malformed('json');
  if (!isObject(body)) return malformed('object');
  if (typeof body.message !== 'string') return malformed('message');
  for (const field of ['short_message', 'jump_to'] as const)
    if (isGiven(body[field]) && typeof body[field] !== 'string') return malformed(field);
  if (isBlank(body.message) && isBlank(body.jump_to)) return malformed('message');
  if (isGiven(body.options) && !isTexts(body.options)) return malformed('options');
  if (isGiven(body.logout) && typeof body.logout !== 'boolean') return malformed('logout');
  if (isGiven(body.parameters) && !isObject(body.parameters)) return malformed('parameters');
  return { ok: true, body };
}

/**
 * In characters that PostgreSQL takes and at most 200 levels deep: another server wrote it, and it is stored and
 * written out again. Undefined: it is not JSON.
 */
export function parseJson(text: string): Json | undefined {
  try {
    // Some servers begin with a byte order mark. JSON.parse gives nothing else than Json.
    return toStorableJson(JSON.parse(text.replace(/^\uFEFF/, ''))) as Json;
  } catch {
    return undefined;
  }
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(value: Json | undefined): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function isTexts(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
