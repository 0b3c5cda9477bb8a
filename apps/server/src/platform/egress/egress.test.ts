import { createServer, type RequestListener, type Server } from 'node:http';
import { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createEgress, type Egress, type EgressOptions, type EgressRequest } from './egress.ts';
import { EgressFailed, EgressRefused } from './errors.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<{ port: number; hits: () => number }> {
  let hits = 0;
  const server: Server = createServer((request, response) => {
    hits += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The test server does not listen.');
  return { port: at.port, hits: () => hits };
}

function egress(options: EgressOptions = {}): Egress {
  const made = createEgress(options);
  closing.push(() => made.close());
  return made;
}

async function reasonOf(made: Egress, request: EgressRequest): Promise<string> {
  try {
    await made.fetch(request);
    return 'let out';
  } catch (error) {
    return error instanceof EgressRefused || error instanceof EgressFailed
      ? `${error.code} ${error.reason}`
      : String(error);
  }
}

/** Every connection goes to this machine, whatever address was judged. */
const toLoopback: buildConnector.connector = (target, callback) =>
  buildConnector({})({ ...target, hostname: '127.0.0.1' }, callback);

describe('what a name resolves to', () => {
  it.each([
    ['a private address', ['10.0.0.1']],
    ['loopback', ['127.0.0.1']],
    ['a private address among public ones', ['93.184.215.14', '169.254.169.254']],
    ['mapped loopback', ['::ffff:127.0.0.1']],
  ])('%s is never connected to', async (_name, addresses) => {
    const dialled: string[] = [];
    const made = egress({
      lookup: async () => addresses,
      connect: (target, callback) => {
        dialled.push(target.hostname);
        callback(new Error('stop here'), null);
      },
    });
    expect(await reasonOf(made, { url: 'http://evil.example/' })).toBe('EGRESS_REFUSED ADDRESS');
    expect(dialled).toEqual([]);
  });

  it('a name that changes between look and connect gains nothing: the address judged is the one called', async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    let looks = 0;
    const dialled: string[] = [];
    const made = egress({
      lookup: async () => answers[looks++] ?? [],
      connect: (target, callback) => {
        dialled.push(target.hostname);
        callback(new Error('stop here'), null);
      },
    });
    expect(await reasonOf(made, { url: `http://rebind.example:${port}/` })).toBe('EGRESS_FAILED CONNECTION');
    expect(dialled).toEqual(['93.184.215.14']);
    expect(looks).toBe(1);
    expect(hits()).toBe(0);
  });

  it('a connection that ends up inside after all is dropped before a byte is sent', async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const made = egress({ lookup: async () => ['93.184.215.14'], connect: toLoopback });
    expect(await reasonOf(made, { url: `http://odd.example:${port}/` })).toBe('EGRESS_REFUSED ADDRESS');
    expect(hits()).toBe(0);
  });

  it('the next address is tried when one does not answer', async () => {
    const { port } = await serve((_request, response) => response.end('ok'));
    const dialled: string[] = [];
    const made = egress({
      allowedPrivateHosts: ['erp.lan'],
      lookup: async () => ['10.0.0.1', '127.0.0.1'],
      connect: (target, callback) => {
        dialled.push(target.hostname);
        if (target.hostname === '10.0.0.1') callback(new Error('refused'), null);
        else buildConnector({})(target, callback);
      },
    });
    expect((await made.fetch({ url: `http://erp.lan:${port}/` })).body.toString()).toBe('ok');
    expect(dialled).toEqual(['10.0.0.1', '127.0.0.1']);
  });

  it('a name nobody knows is a failure, not a refusal', async () => {
    const made = egress({ lookup: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(await reasonOf(made, { url: 'http://nobody.example/' })).toBe('EGRESS_FAILED DNS');
  });
});

describe('a call that is let out', () => {
  const allowed = { allowedPrivateHosts: ['127.0.0.1'] };

  it('sends method, headers and body, gives status, headers and bytes', async () => {
    const { port } = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        response.writeHead(418, { 'x-list': ['a', 'b'] });
        response.end(
          `${request.method} ${request.url} ${request.headers['x-shop']} ${request.headers.host} ${body}`,
        );
      });
    });
    const answer = await egress(allowed).fetch({
      url: `http://127.0.0.1:${port}/a?b=c`,
      method: 'POST',
      headers: { 'x-shop': '1' },
      body: 'olá',
    });
    expect(answer.status).toBe(418);
    expect(answer.headers['x-list']).toBe('a, b');
    expect(answer.body.toString()).toBe(`POST /a?b=c 1 127.0.0.1:${port} olá`);
  });

  it('does not follow a redirect', async () => {
    const { port, hits } = await serve((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const answer = await egress(allowed).fetch({ url: `http://127.0.0.1:${port}/` });
    expect([answer.status, answer.headers.location, hits()]).toEqual([302, 'http://169.254.169.254/', 1]);
  });

  it.each([
    ['announced', true],
    ['not announced', false],
  ])('an answer too large, %s, is cut', async (_name, announced) => {
    const { port } = await serve((_request, response) => {
      if (announced) response.setHeader('content-length', 5000);
      response.write('x'.repeat(2500));
      response.end('x'.repeat(2500));
    });
    const made = egress(allowed);
    expect(await reasonOf(made, { url: `http://127.0.0.1:${port}/`, maxBytes: 4999 })).toBe(
      'EGRESS_FAILED TOO_LARGE',
    );
    expect((await made.fetch({ url: `http://127.0.0.1:${port}/`, maxBytes: 5000 })).body.length).toBe(5000);
  });

  it.each<[string, RequestListener]>([
    ['no answer', () => {}],
    ['a body that never ends', (_request, response) => void response.write('x')],
  ])('%s is given up in time', async (_name, listener) => {
    const { port } = await serve(listener);
    expect(await reasonOf(egress(allowed), { url: `http://127.0.0.1:${port}/`, timeoutMs: 50 })).toBe(
      'EGRESS_FAILED TIMEOUT',
    );
  });

  it.each([50.5, 0, -3])('%s ms is a time, too: no answer within it is a failure', async (timeoutMs) => {
    const { port } = await serve(() => {});
    expect(await reasonOf(egress(allowed), { url: `http://127.0.0.1:${port}/`, timeoutMs })).toBe(
      'EGRESS_FAILED TIMEOUT',
    );
  });

  it('a name server that never answers is given up in time', async () => {
    const made = egress({ lookup: () => new Promise(() => {}) });
    expect(await reasonOf(made, { url: 'http://slow.example/', timeoutMs: 50 })).toBe(
      'EGRESS_FAILED TIMEOUT',
    );
  });

  it('a refused connection says so', async () => {
    const { port } = await serve(() => {});
    for (const close of closing.splice(0)) await close();
    expect(await reasonOf(egress(allowed), { url: `http://127.0.0.1:${port}/` })).toBe(
      'EGRESS_FAILED CONNECTION',
    );
  });

  it('the caller’s own abort stays an abort', async () => {
    const { port } = await serve(() => {});
    const abort = new AbortController();
    const call = egress(allowed).fetch({ url: `http://127.0.0.1:${port}/`, signal: abort.signal });
    abort.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('an allowed host with a port opens that port only', async () => {
    const { port, hits } = await serve((_request, response) => response.end());
    const made = egress({ allowedPrivateHosts: [`127.0.0.1:${port + 1}`] });
    expect(await reasonOf(made, { url: `http://127.0.0.1:${port}/` })).toBe('EGRESS_REFUSED ADDRESS');
    expect(hits()).toBe(0);
  });
});
