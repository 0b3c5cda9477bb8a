import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { FulfillmentHelper, FulfillmentHelperResponse, type IntentRequest } from '../index.ts';
import { collectingLogger } from './collecting-logger.ts';
import type { Host, OpenHost } from './hosts.ts';
import { sampleBody } from './sample-request.ts';

export const TOKEN = 'segredo-do-pedido';
export const OTHER_TOKEN = 'segredo-da-entrega';
export const LIMIT_BYTES = 4_096;
export const SUCCESS = {
  message: 'ok',
  short_message: null,
  jump_to: null,
  options: null,
  logout: false,
  parameters: null,
};

export const logger = collectingLogger();
export const calls: IntentRequest[] = [];
const ok = () => new FulfillmentHelperResponse({ message: 'ok' });

function createHelper(): FulfillmentHelper {
  const fh = new FulfillmentHelper({ logger, bodyLimitBytes: LIMIT_BYTES, callbackTimeoutMs: 2_000 });
  const intent = (node: string, callback: (request: IntentRequest) => unknown, fallbackMessage?: string) =>
    // JavaScript callers can return anything; the contract says what then happens.
    fh.intent({ webhook: 'pedidos', node, token: TOKEN, fallbackMessage }, callback as typeof ok);
  intent('Novo pedido', (request) => {
    calls.push(request);
    return ok();
  });
  intent('Completo', async () => {
    await Promise.resolve();
    return new FulfillmentHelperResponse({
      message: 'Olá, o que deseja fazer agora?',
      shortMessage: 'Boas vindas',
      jumpTo: 'Pedidos',
      options: ['Criar Pedido', 'Consultar Pedido'],
      logout: true,
      parameters: { onboarding: true, nome: 'José' },
    });
  });
  intent('Objeto', function devolveObjeto() {
    return { message: 'ok' };
  });
  intent('Nada', async function devolveNada() {});
  intent(
    'Sem nome',
    (
      () => () =>
        'texto'
    )(),
  );
  intent('Falha', () => {
    throw new TypeError(`quebrou com ${TOKEN}`);
  });
  intent('Falha async', () => Promise.reject(new Error('rejeitou')), 'Estamos passando por problemas.');
  intent('Falha estranha', () => Promise.reject('só um texto'));
  intent('Resposta inválida', () => new FulfillmentHelperResponse({ message: 1 as unknown as string }));
  intent('Parâmetros sem JSON', () => new FulfillmentHelperResponse({ message: '', parameters: { n: 1n } }));
  fh.intent({ webhook: '/entregas/hoje/', node: 'Entrega', token: OTHER_TOKEN }, ok);
  fh.intent({ webhook: 'reclamações', node: 'Reclamação', token: OTHER_TOKEN }, ok);
  fh.registerIntent(ok, TOKEN, 'Raiz');
  return fh;
}

/** Serves the webhooks above under a host for the tests of the surrounding `describe`. */
export function useContractHost({ open }: Host) {
  let host: OpenHost;
  beforeAll(async () => {
    host = await open(createHelper().getAppContext());
  });
  afterAll(async () => {
    await host.close();
  });
  beforeEach(() => {
    calls.length = 0;
    logger.lines.length = 0;
  });
  return {
    send: (path: string, init?: RequestInit) => host.send(path, init),
    /** As the assistant does it; a text is sent as it is. */
    post: (path: string, body: unknown = sampleBody(), headers: Record<string, string> = {}) =>
      host.send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'X-Assistant-Signature-Token': TOKEN, ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
  };
}

export async function expectAnswer(answer: Promise<Response>, status: number, body: unknown): Promise<void> {
  const response = await answer;
  expect({ status: response.status, body: await response.json() }).toEqual({ status, body });
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
}
