import { FulfillmentHelperResponse } from '../fulfillment-helper-response.ts';
import type { Intent, IntentRequest } from '../intents/intent.types.ts';
import { successAnswer } from './answers.ts';
import type { HttpAnswer } from './http-call.ts';

export type CallbackOutcome =
  | { kind: 'answered'; answer: HttpAnswer }
  | { kind: 'wrong-return' }
  | { kind: 'failed'; error: unknown };

/** Never throws: an error, a timeout and parameters that are no JSON are all `failed`. */
export async function runCallback(
  intent: Intent,
  request: IntentRequest,
  timeoutMs: number,
): Promise<CallbackOutcome> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`O callback '${intent.callbackName}' não respondeu em ${timeoutMs} ms.`);
      controller.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    const result = await Promise.race([call(intent, request, controller.signal), timeUp]);
    if (!FulfillmentHelperResponse.isInstance(result)) return { kind: 'wrong-return' };
    return { kind: 'answered', answer: successAnswer(result) };
  } catch (error) {
    return { kind: 'failed', error };
  } finally {
    clearTimeout(timer);
  }
}

/** A callback that throws at once and one that rejects end alike. */
async function call(intent: Intent, request: IntentRequest, signal: AbortSignal): Promise<unknown> {
  return intent.callback(request, { signal });
}
