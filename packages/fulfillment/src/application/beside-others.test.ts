import { createServer } from 'node:http';
import express, { type RequestHandler } from 'express';
import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { FulfillmentHelper, FulfillmentHelperResponse } from '../index.ts';
import { collectingLogger } from '../testing/collecting-logger.ts';
import { deferred } from '../testing/deferred.ts';
import { hosts } from '../testing/hosts.ts';
import { sampleBody } from '../testing/sample-request.ts';

function createApp() {
  const fh = new FulfillmentHelper({ logger: collectingLogger() });
  fh.intent<{ pedido: number }>({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo' }, (request) => {
    return new FulfillmentHelperResponse({ message: `pedido ${request.parameters.pedido}` });
  });
  return fh.getAppContext();
}

const call = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'X-Assistant-Signature-Token': 'segredo' },
  body: JSON.stringify(body),
});

describe('inside an application with other routes', () => {
  it.each([
    ['express.json()', express.json()],
    ['express.raw()', express.raw({ type: '*/*' })],
    ['express.text()', express.text({ type: '*/*' })],
  ])('Express may have read the body with %s before', async (_, parser: RequestHandler) => {
    const node = hosts.find(({ name }) => name === 'Node http');
    const app = express().use(parser).use('/assistente', createApp());
    const host = await node?.open(
      Object.assign(app, { fetch: createApp().fetch, fastify: createApp().fastify }),
    );
    try {
      const response = await host?.send('/assistente/pedidos', call(sampleBody()));
      expect(await response?.json()).toMatchObject({ message: 'pedido 42' });
      expect((await host?.send('/assistente/pedidos', call({})))?.status).toBe(422);
    } finally {
      await host?.close();
    }
  });

  it('Fastify keeps its own parsers and routes outside the plugin', async () => {
    const app = fastify();
    await app.register(createApp().fastify, { prefix: '/assistente' });
    app.post('/eco', (request) => ({ eco: request.body }));
    const eco = await app.inject({ method: 'POST', url: '/eco', payload: { a: 1 } });
    expect(eco.json()).toEqual({ eco: { a: 1 } });
    const payload = sampleBody();
    const headers = { 'x-assistant-signature-token': 'segredo' };
    const answer = await app.inject({ method: 'POST', url: '/assistente/pedidos', payload, headers });
    expect(answer.json()).toMatchObject({ message: 'pedido 42' });
    expect((await app.inject({ method: 'GET', url: '/assistente' })).statusCode).toBe(200);
    await app.close();
  });

  it('gives up quietly on a caller that leaves in the middle of its body', async () => {
    const logged = deferred<string>();
    const logger = { ...collectingLogger(), info: logged.resolve };
    const fh = new FulfillmentHelper({ logger });
    fh.registerIntent(() => new FulfillmentHelperResponse({ message: '' }), 'segredo', 'Raiz');
    const controller = new AbortController();
    const server = createServer((req, res) => {
      req.once('data', () => controller.abort());
      fh.getAppContext()(req, res);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const endless = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });
    const init = { ...call({}), body: endless, duplex: 'half', signal: controller.signal } as const;
    await expect(fetch(url, init)).rejects.toThrow('abort');
    expect(await logged.promise).toContain('quem chamou desistiu no meio do corpo');
    expect(logger.lines).toEqual([]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
