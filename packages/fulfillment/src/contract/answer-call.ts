import { FulfillmentException, IntentResponseInstanceException } from '../exceptions.ts';
import type { Intent, IntentRequest } from '../intents/intent.types.ts';
import type { IntentRegistry } from '../intents/intent-registry.ts';
import { type FulfillmentLogger, formatError, formatRequestLine } from '../request-log.ts';
import * as answers from './answers.ts';
import type { HttpAnswer, HttpCall } from './http-call.ts';
import { parseBody } from './parse-body.ts';
import { parseIntentRequest } from './parse-intent-request.ts';
import { runCallback } from './run-callback.ts';

/** What every answer needs to know of its helper. */
export interface Desk {
  intents: IntentRegistry;
  callbackTimeoutMs: number;
  bodyLimitBytes: number;
  logger: FulfillmentLogger;
  /** Also logs the contents of requests and answers. */
  isVerbose: boolean;
}

interface Decision {
  answer: HttpAnswer;
  intentName?: string;
  /** Why, for the log. */
  note?: string;
}

/** Answers one request and logs it. Never throws. */
export async function answerCall(desk: Desk, call: HttpCall): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const decision = await decide(desk, call).catch((error: unknown): Decision => {
    desk.logger.error(desk.intents.redact(formatError(error)));
    return { answer: answers.crashAnswer(), note: 'erro interno' };
  });
  const { answer, intentName, note } = decision;
  const elapsedMs = performance.now() - startedAt;
  const line = formatRequestLine({ ...call, status: answer.status, elapsedMs, intentName, note });
  desk.logger.info(desk.intents.redact(line));
  if (desk.isVerbose) desk.logger.debug(desk.intents.redact(`  resposta: ${answer.body}`));
  return call.method === 'HEAD' ? { ...answer, body: '' } : answer;
}

/** The cases of the contract, in its order. */
async function decide(desk: Desk, call: HttpCall): Promise<Decision> {
  const allowed = call.webhook === '' ? 'GET, HEAD, OPTIONS, POST' : 'OPTIONS, POST';
  if (call.method !== 'POST') return { answer: answerOtherMethod(call, allowed) };
  if (!call.token || !desk.intents.isKnownToken(call.token)) {
    return { answer: answers.unauthorizedAnswer(), note: 'token ausente ou desconhecido' };
  }
  const read = await call.readBody(desk.bodyLimitBytes);
  if (read.kind === 'too-large') return { answer: answers.tooLargeAnswer(desk.bodyLimitBytes) };
  if (read.kind === 'aborted')
    return { answer: answers.invalidJsonAnswer(), note: 'quem chamou desistiu no meio do corpo' };
  const body = parseBody(read, call.contentType);
  if (body.kind === 'invalid-json') return { answer: answers.invalidJsonAnswer(), note: 'JSON inválido' };
  if (desk.isVerbose) desk.logger.debug(desk.intents.redact(`  pedido: ${JSON.stringify(body.value)}`));
  const parsed = parseIntentRequest(body.value);
  if (parsed.kind === 'problems') {
    const note = `campos com problema: ${Object.keys(parsed.problems).join(', ')}`;
    return { answer: answers.problemsAnswer(parsed.problems), note };
  }
  const intentName = parsed.request.intent_name;
  try {
    const intent = desk.intents.getIntent(call.webhook, intentName, call.token);
    return { intentName, ...(await answerIntent(desk, intent, parsed.request)) };
  } catch (error) {
    if (!(error instanceof FulfillmentException)) throw error;
    return { answer: answers.errorAnswer(error), intentName, note: error.name };
  }
}

function answerOtherMethod(call: HttpCall, allowed: string): HttpAnswer {
  if (call.webhook === '' && (call.method === 'GET' || call.method === 'HEAD')) return answers.healthAnswer();
  if (call.method === 'OPTIONS') return answers.optionsAnswer(allowed);
  return answers.wrongMethodAnswer(call.method, allowed);
}

/** @throws IntentResponseInstanceException */
async function answerIntent(desk: Desk, intent: Intent, request: IntentRequest): Promise<Decision> {
  const outcome = await runCallback(intent, request, desk.callbackTimeoutMs);
  switch (outcome.kind) {
    case 'answered':
      return { answer: outcome.answer };
    case 'wrong-return':
      throw new IntentResponseInstanceException(intent.callbackName);
    case 'failed':
      desk.logger.error(
        desk.intents.redact(
          `Falha no callback '${intent.callbackName}' da intenção '${intent.node}':\n${formatError(outcome.error)}`,
        ),
      );
      return { answer: answers.fallbackAnswer(intent.fallbackMessage), note: 'o callback falhou' };
  }
}
