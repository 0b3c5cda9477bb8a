import { once } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { FulfillmentHelper, FulfillmentHelperResponse, type FulfillmentServer } from '../index.ts';
import { collectingLogger } from '../testing/collecting-logger.ts';
import { deferred } from '../testing/deferred.ts';
import { sampleBody } from '../testing/sample-request.ts';
import { startServer } from './start-server.ts';

const TOKEN = 'segredo "com" aspas/é';
const HEADERS = { 'content-type': 'application/json', 'X-Assistant-Signature-Token': 'segredo-simples' };
const LOCAL = { host: '127.0.0.1', port: 0 };

const open: FulfillmentServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  expect([process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]).toEqual([0, 0]);
});

function helper() {
  const logger = collectingLogger();
  const fh = new FulfillmentHelper({ logger });
  const start = async (options = {}) => {
    const server = await fh.start({ ...LOCAL, ...options });
    open.push(server);
    return server;
  };
  return { fh, logger, start };
}

const post = (server: FulfillmentServer, body: unknown = sampleBody()) =>
  fetch(`${server.url}/pedidos`, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });

describe('start', () => {
  it('serves what was registered and tells where', async () => {
    const { fh, logger, start } = helper();
    fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo-simples' }, () => {
      return new FulfillmentHelperResponse({ message: 'ok' });
    });
    const server = await start();
    expect(server).toMatchObject({ url: `http://127.0.0.1:${server.port}`, host: '127.0.0.1' });
    expect(server.port).toBeGreaterThan(0);
    expect(logger.lines).toEqual([`Webhook pronto em ${server.url}`]);
    expect((await fetch(server.url)).status).toBe(200);
    expect(await (await post(server)).json()).toMatchObject({ message: 'ok' });
  });

  it('tells an address that can be called where it listens on all', async () => {
    const { start } = helper();
    const server = await start({ host: '0.0.0.0' });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect((await fetch(server.url)).status).toBe(200);
  });

  it('says what to do about a port that is taken', async () => {
    const { fh, start } = helper();
    const { port } = await start();
    await expect(fh.start({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(`a porta ${port} já está em uso`),
    });
  });

  it('serves no more once closed, and may be closed twice', async () => {
    const { start } = helper();
    const server = await start();
    expect((await fetch(server.url)).status).toBe(200);
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('finishes the request under way before it closes', async () => {
    const { fh, start } = helper();
    const entered = deferred<void>();
    const released = deferred<void>();
    fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo-simples' }, async () => {
      entered.resolve();
      await released.promise;
      return new FulfillmentHelperResponse({ message: 'até o fim' });
    });
    const server = await start();
    const answer = post(server);
    await entered.promise;
    let isClosed = false;
    const closing = server.close().then(() => {
      isClosed = true;
    });
    await expect(fetch(server.url)).rejects.toThrow();
    expect(isClosed).toBe(false);
    released.resolve();
    const response = await answer;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await response.json()).toMatchObject({ message: 'até o fim' });
    await closing;
  });

  it('cuts off a request that outlives the grace', async () => {
    const entered = deferred<void>();
    const server = await startServer(() => entered.resolve(), { ...LOCAL, stopGraceMs: 5 });
    const answer = fetch(server.url).catch((error: Error) => error);
    await entered.promise;
    await server.close();
    expect(await answer).toBeInstanceOf(Error);
  });
});

describe('a callback that takes too long', () => {
  it('is answered for with the fallback message, and told so', async () => {
    const logger = collectingLogger();
    const fh = new FulfillmentHelper({ logger, callbackTimeoutMs: 5 });
    const aborted = deferred<unknown>();
    const intent = { webhook: 'pedidos', node: 'Novo pedido', token: 'segredo-simples' };
    fh.intent(
      { ...intent, fallbackMessage: 'Demorou demais.' },
      async function demorado(_request, { signal }) {
        await once(signal, 'abort');
        aborted.resolve(signal.reason);
        throw new Error('tarde demais');
      },
    );
    const server = await fh.start(LOCAL);
    open.push(server);
    const response = await post(server);
    expect([response.status, await response.json()]).toEqual([200, { message: 'Demorou demais.' }]);
    expect(String(await aborted.promise)).toBe("Error: O callback 'demorado' não respondeu em 5 ms.");
    expect(logger.text()).toContain("O callback 'demorado' não respondeu em 5 ms.");
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31])('cannot be given %d ms', (callbackTimeoutMs) => {
    expect(() => new FulfillmentHelper({ callbackTimeoutMs })).toThrow(
      "'callbackTimeoutMs' deve ser um número inteiro positivo",
    );
  });
});

describe('debug', () => {
  it('logs contents, and no token in any spelling', async () => {
    const { fh, logger, start } = helper();
    fh.intent({ webhook: 'outro', node: 'Outro', token: TOKEN }, () => {
      return new FulfillmentHelperResponse({ message: '' });
    });
    fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo-simples' }, (request) => {
      if (request.message === 'falhe') throw new Error(`não autorizou ${TOKEN}`, { cause: { token: TOKEN } });
      return new FulfillmentHelperResponse({ message: `eco: ${request.message}`, parameters: { TOKEN } });
    });
    const server = await start({ debug: true });
    await post(server, sampleBody({ message: `meu CPF, segredo-simples e ${TOKEN}` }));
    await post(server, sampleBody({ message: 'falhe' }));
    await fetch(`${server.url}/${encodeURIComponent(TOKEN)}?token=segredo-simples`, { method: 'POST' });
    expect(logger.text()).toContain('pedido: {"intent_name":"Novo pedido"');
    expect(logger.text()).toContain('resposta: {"message":"eco: meu CPF, *** e ***"');
    expect(logger.text()).toContain('não autorizou ***');
    expect(logger.text()).not.toMatch(/segredo/);
    expect(logger.lines[0]).toContain('(debug: sem reinício automático aqui)');
  });

  it('off, contents stay out of the log, whatever the answer', async () => {
    const { fh, logger, start } = helper();
    fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo-simples' }, (request) => {
      return new FulfillmentHelperResponse({ message: `eco: ${request.message}` });
    });
    const server = await start();
    await post(server, sampleBody({ message: 'meu CPF', query: 7 }));
    await post(server, sampleBody({ message: 'meu CPF' }));
    await fetch(`${server.url}/pedidos?cpf=meu+CPF`, { method: 'POST', headers: HEADERS, body: 'meu CPF {' });
    expect(logger.lines).toHaveLength(4);
    expect(logger.text()).toContain('campos com problema: query');
    expect(logger.text()).not.toMatch(/CPF|segredo/);
  });

  it('shows no token of a helper that is printed', () => {
    const { fh } = helper();
    fh.registerIntent(() => new FulfillmentHelperResponse({ message: '' }), 'segredo-simples', 'Raiz');
    expect(inspect(fh, { depth: 9, showHidden: true })).not.toContain('segredo');
  });
});
