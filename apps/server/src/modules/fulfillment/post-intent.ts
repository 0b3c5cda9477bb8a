import type { Json } from '@balcao/bot';
import type { Egress } from '../../platform/egress/index.ts';
import { EgressFailed, EgressRefused } from '../../platform/egress/index.ts';
import type { FulfillmentBody, LoggedResponse, Outcome } from './fulfillment.types.ts';
import { checkAnswer } from './rules/check-answer.ts';
import { createHideSaid, type KnownSecrets } from './rules/mask-call.ts';
import type { Problem } from './rules/problem.types.ts';
import { statusProblem } from './rules/status-problem.ts';

const TOKEN_HEADER = 'x-assistant-signature-token';
const MAX_BODY_BYTES = 512 * 1024;
const MAX_ANSWER_BYTES = 256 * 1024;

/** How one call went. Secrets are not masked yet. */
export type Exchange = (
  | { outcome: 'ok'; problem: null; body: Json }
  | { outcome: Exclude<Outcome, 'ok'>; problem: Problem }
) & {
  /** null: nothing was answered */
  response: LoggedResponse | null;
  durationMs: number;
};

export type Post = { url: string; headers: Record<string, string>; body: FulfillmentBody };

export function headersOf(token: string): Record<string, string> {
  return { 'content-type': 'application/json', accept: 'application/json', [TOKEN_HEADER]: token };
}

/** POSTs it once. Whatever the other side does is an outcome; throws only when `signal` is aborted. */
export async function postIntent(
  egress: Egress,
  post: Post,
  options: { timeoutMs: number; secrets: KnownSecrets; signal?: AbortSignal },
): Promise<Exchange> {
  const startedAt = performance.now();
  const timed = () => Math.round(performance.now() - startedAt);
  const body = JSON.stringify(post.body);
  if (Buffer.byteLength(body) > MAX_BODY_BYTES)
    return { outcome: 'refused', problem: { code: 'body_too_large' }, response: null, durationMs: 0 };
  try {
    const answer = await egress.fetch({
      url: post.url,
      method: 'POST',
      headers: post.headers,
      body,
      timeoutMs: options.timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const text = answer.body.toString('utf8');
    const response = { status: answer.status, headers: answer.headers, body: text };
    const check = checkAnswer(answer.status, text);
    if (check.ok) return { outcome: 'ok', problem: null, body: check.body, response, durationMs: timed() };
    const problem: Problem =
      check.outcome === 'malformed'
        ? { code: 'malformed', field: check.field }
        : statusProblem(answer.status, text, createHideSaid(options.secrets, text));
    return { outcome: check.outcome, problem, response, durationMs: timed() };
  } catch (error) {
    const failure = failureOf(error, post.url, options.timeoutMs);
    if (!failure) throw error;
    return { ...failure, response: null, durationMs: timed() };
  }
}

function failureOf(
  error: unknown,
  url: string,
  timeoutMs: number,
): { outcome: Exclude<Outcome, 'ok'>; problem: Problem } | null {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  if (error instanceof EgressRefused) {
    const isPrivate = error.reason === 'ADDRESS' || error.reason === 'HOST';
    return {
      outcome: 'refused',
      problem: isPrivate
        ? { code: 'address_private', host }
        : { code: 'address_refused', why: error.message },
    };
  }
  if (!(error instanceof EgressFailed)) return null;
  switch (error.reason) {
    case 'TIMEOUT':
      return {
        outcome: 'timeout',
        problem: { code: 'timeout', seconds: Math.max(1, Math.round(timeoutMs / 1000)) },
      };
    case 'DNS':
      return { outcome: 'unreachable', problem: { code: 'name_unknown', host } };
    case 'CONNECTION':
      return { outcome: 'unreachable', problem: { code: 'unreachable', host } };
    case 'TOO_LARGE':
      return { outcome: 'malformed', problem: { code: 'answer_too_large' } };
    default:
      return error.reason satisfies never;
  }
}
