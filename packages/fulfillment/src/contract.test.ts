import { describe, expect, it } from 'vitest';
import {
  calls,
  expectAnswer,
  LIMIT_BYTES,
  logger,
  OTHER_TOKEN,
  SUCCESS,
  TOKEN,
  useContractHost,
} from './testing/contract-webhooks.ts';
import { hosts } from './testing/hosts.ts';
import { sampleBody, sampleBodyWithout } from './testing/sample-request.ts';

const HEALTH = {
  message:
    'This is a TOTVS Assistant Webhook Server. See https://pypi.org/project/assistant-fulfillment-helper/ for more details',
};
const UNAUTHORIZED = {
  message: 'Authorization, or X-Auth-Key and X-Auth-ConnectorId is invalid. Please authenticate.',
};
const DEFAULT_FALLBACK = { message: 'Desculpe, não consegui processar seu pedido no momento.' };
describe.each(hosts)('the contract under $name', (host) => {
  const { send, post } = useContractHost(host);

  describe('health check', () => {
    it('answers GET / with 200', () => expectAnswer(send('/'), 200, HEALTH));

    it('answers HEAD / without a body', async () => {
      const response = await send('/', { method: 'HEAD' });
      expect([response.status, await response.text()]).toEqual([200, '']);
    });
  });

  describe('token', () => {
    it.each(['/', '/pedidos', '/nenhum'])('is required on POST %s', (path) =>
      expectAnswer(send(path, { method: 'POST' }), 401, UNAUTHORIZED),
    );

    it.each([`x${TOKEN}`, TOKEN.slice(1), TOKEN.toUpperCase(), ' ', `${TOKEN},${TOKEN}`])(
      'must be one of those registered, not "%s"',
      (token) =>
        expectAnswer(
          post('/pedidos', sampleBody(), { 'X-Assistant-Signature-Token': token }),
          401,
          UNAUTHORIZED,
        ),
    );

    it('is not taken from another header', () =>
      expectAnswer(
        send('/pedidos', { method: 'POST', headers: { authorization: TOKEN }, body: '{}' }),
        401,
        UNAUTHORIZED,
      ));
  });

  describe('intent', () => {
    const unknownPath = (path: string) => ({
      error: `O path '${path}' não foi definido para nenhum webhook.`,
    });

    it('is not looked for on a path without webhook', async () => {
      await expectAnswer(post('/nenhum'), 400, unknownPath('nenhum'));
      await expectAnswer(post('/pedidos/de/novo/'), 400, unknownPath('pedidos/de/novo'));
    });

    it('must have a callback on that path', async () => {
      const error = { error: "Nenhum callback foi encontrado para a intenção 'Entrega'" };
      await expectAnswer(post('/pedidos', sampleBody({ intent_name: 'Entrega' })), 400, error);
      const inherited = { error: "Nenhum callback foi encontrado para a intenção 'constructor'" };
      await expectAnswer(post('/pedidos', sampleBody({ intent_name: 'constructor' })), 400, inherited);
    });

    it('must be called with its own token', async () => {
      const header = { 'X-Assistant-Signature-Token': OTHER_TOKEN };
      const error = { error: "Token inválido para o Webhook da intenção 'Novo pedido'" };
      await expectAnswer(post('/pedidos', sampleBody(), header), 400, error);
      expect(calls).toEqual([]);
    });

    it.each(['/entregas/hoje', '/entregas/hoje/', '/entregas/hoje?a=%2F', '/entregas%2Fhoje'])(
      'is found on %s, slashes around its webhook or not',
      (path) =>
        expectAnswer(
          post(path, sampleBody({ intent_name: 'Entrega' }), { 'X-Assistant-Signature-Token': OTHER_TOKEN }),
          200,
          expect.objectContaining({ message: 'ok' }),
        ),
    );

    it('is found on a path with accents', () =>
      expectAnswer(
        post('/reclama%C3%A7%C3%B5es', sampleBody({ intent_name: 'Reclamação' }), {
          'X-Assistant-Signature-Token': OTHER_TOKEN,
        }),
        200,
        expect.objectContaining({ message: 'ok' }),
      ));

    it('registered with registerIntent answers on the root path', () =>
      expectAnswer(post('/', sampleBody({ intent_name: 'Raiz' })), 200, SUCCESS));
  });

  describe('callback', () => {
    const call = (node: string) => post('/pedidos', sampleBody({ intent_name: node }));

    it.each([
      ['Objeto', 'devolveObjeto'],
      ['Nada', 'devolveNada'],
      ['Sem nome', '<função anônima>'],
    ])('%s, which returns something else, is an error that names it', (node, name) =>
      expectAnswer(call(node), 400, {
        error: `O callback '${name}' deve retornar uma classe do tipo 'FulfillmentHelperResponse'`,
      }),
    );

    it.each([
      ['Falha', 'TypeError: quebrou com ***'],
      ['Falha estranha', "Lançado: 'só um texto'"],
      ['Resposta inválida', "o campo 'message' deve ser um texto"],
      ['Parâmetros sem JSON', 'BigInt'],
    ])('%s, which throws, becomes the fallback message and a line in the console', async (node, detail) => {
      await expectAnswer(call(node), 200, DEFAULT_FALLBACK);
      expect(logger.text()).toContain(detail);
    });

    it('that rejects becomes the fallback message of its own intent', async () => {
      await expectAnswer(call('Falha async'), 200, { message: 'Estamos passando por problemas.' });
      expect(logger.text()).toContain('Error: rejeitou');
    });

    it('says all it has to say', () =>
      expectAnswer(call('Completo'), 200, {
        message: 'Olá, o que deseja fazer agora?',
        short_message: 'Boas vindas',
        jump_to: 'Pedidos',
        options: ['Criar Pedido', 'Consultar Pedido'],
        logout: true,
        parameters: { onboarding: true, nome: 'José' },
      }));

    it('that says only the message leaves null in all else, and stays signed in', () =>
      expectAnswer(call('Novo pedido'), 200, SUCCESS));
  });

  describe('order of checks', () => {
    const unknownToken = { 'X-Assistant-Signature-Token': 'nenhum' };

    it('method before token', () =>
      expectAnswer(send('/pedidos', { method: 'PUT' }), 405, expect.anything()));

    it('token before size, before JSON, before fields, before path', async () => {
      await expectAnswer(post('/nenhum', 'a'.repeat(LIMIT_BYTES + 1), unknownToken), 401, UNAUTHORIZED);
      await expectAnswer(post('/nenhum', '{', unknownToken), 401, UNAUTHORIZED);
      await expectAnswer(post('/nenhum', {}, unknownToken), 401, UNAUTHORIZED);
    });

    it('size before JSON', () =>
      expectAnswer(post('/nenhum', '{'.repeat(LIMIT_BYTES + 1)), 413, expect.anything()));

    it('fields before path', () =>
      expectAnswer(post('/nenhum', sampleBodyWithout('query')), 422, {
        query: ['Missing data for required field.'],
      }));

    it('path before callback', () =>
      expectAnswer(post('/nenhum', sampleBody({ intent_name: 'nenhuma' })), 400, {
        error: "O path 'nenhum' não foi definido para nenhum webhook.",
      }));

    it("callback before the intent's own token", () =>
      expectAnswer(
        post('/pedidos', sampleBody({ intent_name: 'nenhuma' }), {
          'X-Assistant-Signature-Token': OTHER_TOKEN,
        }),
        400,
        { error: "Nenhum callback foi encontrado para a intenção 'nenhuma'" },
      ));
  });

  describe('method', () => {
    it.each([
      ['PUT', '/', 'GET, HEAD, OPTIONS, POST'],
      ['DELETE', '/pedidos', 'OPTIONS, POST'],
      ['GET', '/pedidos', 'OPTIONS, POST'],
    ])('%s %s is refused', async (method, path, allow) => {
      const error = { error: `O método '${method}' não é permitido neste endereço.` };
      await expectAnswer(send(path, { method }), 405, error);
      expect((await send(path, { method })).headers.get('allow')).toBe(allow);
    });

    it('OPTIONS tells the methods', async () => {
      const response = await send('/pedidos', { method: 'OPTIONS' });
      expect([response.status, response.headers.get('allow')]).toEqual([200, 'OPTIONS, POST']);
    });
  });

  it('logs who called and how it ended, neither token nor contents', async () => {
    await post('/pedidos?chave=na-url', sampleBody({ message: 'meu CPF' }));
    await post('/pedidos', sampleBody({ intent_name: 'linha\nforjada' }));
    await post(`/${TOKEN}`);
    expect(logger.lines.map((line) => line.replace(/\d+ ms/, 'N ms'))).toEqual([
      'POST /pedidos 200 N ms intenção "Novo pedido"',
      'POST /pedidos 400 N ms intenção "linha\\nforjada" (IntentCallbackNotFoundException)',
      'POST /*** 400 N ms intenção "Novo pedido" (WebhookNotFoundException)',
    ]);
  });
});
