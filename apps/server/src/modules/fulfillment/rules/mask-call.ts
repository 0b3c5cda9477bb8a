import { toStorableJson } from '@balcao/whatsapp';
import type { LoggedRequest, LoggedResponse } from '../fulfillment.types.ts';
import { parseJson } from './check-answer.ts';
import { createHideValues, type HideValues } from './hide-values.ts';
import { listSecrets, MASK, mapJson, maskBody, maskHeaders, maskUrl, scrub, scrubJson } from './mask.ts';

const MAX_LOGGED_BYTES = 64 * 1024;

/** `values`: what the body and former calls of the conversation have under a secret's name. */
export type KnownSecrets = { token: string; values: readonly string[] };

/** What the log may keep of a call: no token, no obvious secret wherever it was said, an answer of 64 KiB at most. */
export function maskCall(
  request: LoggedRequest,
  response: LoggedResponse | null,
  { token, values }: KnownSecrets,
): { request: LoggedRequest; response: LoggedResponse | null; isBodyMasked: boolean } {
  const answer = response && parseJson(response.body);
  const hiding = createHideValues([...values, ...listSecrets(answer)]);
  const body = scrubJson(hideInBody(maskBody(request.body), hiding), token);
  return {
    request: { url: scrub(maskUrl(request.url), token), headers: maskHeaders(request.headers), body },
    response: response && maskResponse(response, answer, token, hiding),
    isBodyMasked: body !== request.body,
  };
}

/** Takes the token and the values out of the webhook's own words about its refusal. */
export function createHideSaid({ token, values }: KnownSecrets, answer: string): (text: string) => string {
  const { hide } = createHideValues([...values, ...listSecrets(parseJson(answer))]);
  return (text) => scrub(hide(text), token);
}

/** Only where customers' words can be: who asks, when and at which node stays readable. */
function hideInBody(body: unknown, { hide, hideSaid }: HideValues): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const before = Object.entries(body);
  const after = before.map(([name, value]): [string, unknown] => {
    if (name === 'query' || name === 'message') return [name, hideTexts(value, hideSaid)];
    if (name === 'parameters') return [name, hideTexts(value, hide)];
    return [name, name === 'sessionLog' ? hideInLog(value, hideSaid) : value];
  });
  return after.some(([, value], i) => value !== before[i]?.[1]) ? Object.fromEntries(after) : body;
}

function hideInLog(log: unknown, hideSaid: (text: string) => string): unknown {
  return mapJson(log, (value, name) => (name === 'text' ? hideTexts(value, hideSaid) : value));
}

/** A number is hidden when it is the value, and else stays a number. */
function hideTexts(value: unknown, hide: (text: string) => string): unknown {
  return mapJson(value, (inner) => {
    if (typeof inner === 'string') return hide(inner);
    return typeof inner === 'number' && hide(String(inner)) === MASK ? MASK : inner;
  });
}

function maskResponse(
  response: LoggedResponse,
  answer: unknown,
  token: string,
  { hide }: HideValues,
): LoggedResponse {
  const headers = Object.entries(maskHeaders(response.headers)).map(([name, value]) => [
    name,
    scrub(hide(value), token),
  ]);
  const masked = {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: cut(scrub(maskText(response.body, answer, token, hide), token)),
  };
  return toStorableJson(masked) as LoggedResponse; // same shape: it only replaces characters PostgreSQL refuses
}

/** JSON is masked field by field, the token in any spelling JSON has; it stays as it was written when nothing is masked. */
function maskText(text: string, value: unknown, token: string, hide: HideValues['hide']): string {
  if (value === undefined) return hide(text);
  const masked = scrubJson(hideTexts(maskBody(value), hide), token);
  return masked === value ? text : JSON.stringify(masked);
}

function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_LOGGED_BYTES) return text;
  // A character cut in two would read as U+FFFD.
  return bytes
    .subarray(0, MAX_LOGGED_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}
