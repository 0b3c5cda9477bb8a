import type { CompiledNode } from '../definition/compiled.types.ts';
import type { Json } from '../engine.types.ts';
import { findOwn, findValue } from '../text/scope.ts';
import { compileTemplate, renderTemplate } from '../text/template.ts';
import { encodeUrlValue, isWebUrl } from '../text/url.ts';
import { toJson } from './json.ts';
import { getScope, log, sayText, setVariable, type Turn, textOf } from './turn.ts';

type CallNode = Extract<CompiledNode, { type: 'call' }>;

const DEFAULT_TIMEOUT_MS = 10_000;
/** How long after its own timeout a call may stay unanswered before the bot goes on without it. */
const GRACE_MS = 30_000;

/** Asks the shell to call; the session waits for the call's result, or for its timer should the result be lost. */
export function startCall(turn: Turn, node: CallNode): string | null {
  const { session } = turn;
  const url = renderTemplate(node.url, getScope(turn), encodeUrlValue).trim();
  if (!isWebUrl(url)) {
    log(turn, 'CALL_URL_INVALID', `Node "${node.id}" has no http(s) address to call; check its url.`);
    return node.def.onError;
  }
  const timeoutMs = node.def.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const body = node.def.body === undefined ? undefined : fillBody(turn, node.def.body);
  sayText(turn, textOf(turn, node.text));
  turn.effects.push({
    type: 'call',
    callId: makeCallId(turn, node.id),
    step: session.step,
    request: {
      method: node.def.method,
      url,
      headers: fillHeaders(turn, node),
      ...(body === undefined ? {} : { body }),
      timeoutMs,
    },
  });
  turn.effects.push({
    type: 'set_timer',
    name: 'call',
    step: session.step,
    dueAtMs: turn.nowMs + timeoutMs + GRACE_MS,
  });
  session.status = 'waiting_call';
  session.options = [];
  session.attempts = 0;
  return null;
}

/** Unique over the contact's sessions, so that an answer to an earlier one is recognised as stale. */
export function makeCallId(turn: Pick<Turn, 'session'>, node: string): string {
  return `${turn.session.startedAtMs.toString(36)}-${turn.session.step}-${node}`;
}

export function saveCallResult(turn: Turn, node: CallNode, status: number, body: Json): void {
  for (const [name, path] of node.save) setVariable(turn, name, toJson(findInAnswer({ status, body }, path)));
}

function findInAnswer(answer: { status: number; body: Json }, path: readonly string[]): unknown {
  let value: unknown = answer;
  for (const key of path) value = findOwn(value, key);
  return value;
}

function fillHeaders(turn: Turn, node: CallNode): Record<string, string> {
  const scope = getScope(turn);
  const given: [string, string][] = node.headers.map(([name, value]) => [name, renderTemplate(value, scope)]);
  const more = node.headersFrom ? findValue(scope, node.headersFrom) : undefined;
  if (typeof more === 'object' && more !== null) {
    for (const [name, value] of Object.entries(more))
      if (typeof value === 'string') given.push([name, value]);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of given) {
    // A line break in a value would begin another header.
    if (/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) && name !== '__proto__')
      headers[name] = value.replace(/[^\t\x20-\x7e\xa0-\xff]/g, ' ').trim();
  }
  return headers;
}

function fillBody(turn: Turn, body: unknown): Json {
  if (typeof body === 'string') {
    const single = /^\{\{\s*([A-Za-z_][\w.]*)\s*\}\}$/.exec(body);
    const scope = getScope(turn);
    return toJson(
      single ? findValue(scope, (single[1] ?? '').split('.')) : renderTemplate(compileTemplate(body), scope),
    );
  }
  if (Array.isArray(body)) return body.map((inner) => fillBody(turn, inner));
  if (typeof body !== 'object' || body === null) return toJson(body);
  return toJson(Object.fromEntries(Object.entries(body).map(([key, inner]) => [key, fillBody(turn, inner)])));
}
