import type { Json } from '@balcao/bot';
import type { BotCallPorts, CallResult } from '../modules/conversations/index.ts';
import { type Egress, EgressFailed, EgressRefused } from '../platform/egress/index.ts';

const MAX_ANSWER_BYTES = 256 * 1024;

/** The bot's HTTP calls go through the egress guard; whatever happens is an answer the bot can branch on. */
export function createBotCall(egress: Egress): BotCallPorts['perform'] {
  return async (request, signal): Promise<CallResult> => {
    try {
      const answer = await egress.fetch({
        url: request.url,
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        timeoutMs: request.timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
        signal,
      });
      if (answer.status >= 400) return { ok: false, status: answer.status, error: `HTTP ${answer.status}` };
      return { ok: true, status: answer.status, body: parseBody(answer.body) };
    } catch (error) {
      if (error instanceof EgressRefused || error instanceof EgressFailed)
        return { ok: false, error: `${error.code} ${error.reason}: ${error.message}` };
      throw error;
    }
  };
}

function parseBody(body: Buffer): Json {
  const text = body.toString('utf8').replaceAll('\0', '');
  try {
    return JSON.parse(text) as Json; // JSON.parse gives nothing else
  } catch {
    return text;
  }
}
