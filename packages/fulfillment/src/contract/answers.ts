import type { FulfillmentHelperResponse } from '../fulfillment-helper-response.ts';
import type { HttpAnswer } from './http-call.ts';
import type { RequestProblems } from './parse-intent-request.ts';

export const DEFAULT_FALLBACK_MESSAGE = 'Desculpe, não consegui processar seu pedido no momento.';

const HEALTH_MESSAGE =
  'This is a TOTVS Assistant Webhook Server. See https://pypi.org/project/assistant-fulfillment-helper/ for more details';
const UNAUTHORIZED_MESSAGE =
  'Authorization, or X-Auth-Key and X-Auth-ConnectorId is invalid. Please authenticate.';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const healthAnswer = (): HttpAnswer => json(200, { message: HEALTH_MESSAGE });

export const optionsAnswer = (allowed: string): HttpAnswer => ({
  status: 200,
  headers: { allow: allowed },
  body: '',
});

export const wrongMethodAnswer = (method: string, allowed: string): HttpAnswer =>
  json(405, { error: `O método '${method}' não é permitido neste endereço.` }, { allow: allowed });

export const unauthorizedAnswer = (): HttpAnswer => json(401, { message: UNAUTHORIZED_MESSAGE });

export const tooLargeAnswer = (limitBytes: number): HttpAnswer =>
  json(413, { error: `O corpo da requisição passa do limite de ${limitBytes} bytes.` });

export const invalidJsonAnswer = (): HttpAnswer =>
  json(400, { error: 'O corpo da requisição não é um JSON válido.' });

export const problemsAnswer = (problems: RequestProblems): HttpAnswer => json(422, problems);

export const errorAnswer = (error: Error): HttpAnswer => json(400, { error: error.message });

export const fallbackAnswer = (fallbackMessage: string | undefined): HttpAnswer =>
  json(200, { message: fallbackMessage || DEFAULT_FALLBACK_MESSAGE });

export const crashAnswer = (): HttpAnswer => json(500, { error: 'Erro interno do webhook.' });

/** @throws TypeError if `parameters` cannot be written as JSON. */
export const successAnswer = (response: FulfillmentHelperResponse): HttpAnswer =>
  json(200, {
    message: response.message,
    short_message: response.shortMessage,
    jump_to: response.jumpTo,
    options: response.options,
    logout: response.logout,
    parameters: response.parameters,
  });
