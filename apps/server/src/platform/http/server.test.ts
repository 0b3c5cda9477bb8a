import net from 'node:net';
import { endpoint } from '@balcao/protocol';
import { fakeClock } from '@balcao/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Log, silentLog } from '../log/index.ts';
import { createMetrics } from '../metrics/index.ts';
import { closeGracefully } from './close.ts';
import { registerHealth } from './health.ts';
import { createLocalRateLimitStore } from './rate-limit.ts';
import { route } from './route.ts';
import { asAgent, asKey, testServer } from './test-server.ts';

const open: { close(): Promise<unknown> }[] = [];
const server: typeof testServer = (options) => {
  const made = testServer(options);
  open.push(made.app);
  return made;
};
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const save = endpoint({
  id: 'save',
  method: 'POST',
  path: '/v1/save',
  tag: 't',
  summary: 's',
  auth: 'any',
  body: z.object({ a: z.number() }),
  response: z.object({ a: z.number() }),
});
const open_ = endpoint({
  id: 'open',
  method: 'GET',
  path: '/v1/open',
  tag: 't',
  summary: 's',
  auth: 'public',
});
const json = { ...asKey, 'content-type': 'application/json' };

describe('what the framework refuses speaks the registry’s language', () => {
  it.each([
    ['broken JSON', { url: '/v1/save', headers: json, payload: '{"a":' }, 400, 'INVALID_INPUT'],
    [
      'a body over the limit',
      { url: '/v1/save', headers: json, payload: `{"a":"${'x'.repeat(2000)}"}` },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'another media type',
      { url: '/v1/save', headers: { ...asKey, 'content-type': 'text/xml' }, payload: '<a/>' },
      400,
      'INVALID_INPUT',
    ],
    [
      'a prototype in JSON',
      { url: '/v1/save', headers: json, payload: '{"__proto__":{"a":1}}' },
      400,
      'INVALID_INPUT',
    ],
    ['an unknown address', { url: '/v1/nothing', headers: json, payload: '{}' }, 404, 'NOT_FOUND'],
    ['a method not there', { method: 'DELETE' as const, url: '/v1/save', headers: asKey }, 404, 'NOT_FOUND'],
    ['a path that is no URL', { url: '/v1/%zz', headers: json, payload: '{}' }, 400, 'INVALID_INPUT'],
  ])('%s', async (_name, request, status, code) => {
    const { app } = server({ bodyLimitBytes: 1000 });
    route(app, save, async ({ body }) => body);
    const answer = await app.inject({ method: 'POST', ...request });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
    expect(answer.json().error.requestId).toBe(answer.headers['x-request-id']);
  });

  it('bytes that are not HTTP are answered and cut', async () => {
    const { app } = server();
    const port = await listen(app);
    const answer = await raw(port, 'NONSENSE\r\n\r\n');
    expect(answer).toContain('400 Bad Request');
    expect(answer).toContain('INVALID_INPUT');
  });
});

describe('headers', () => {
  it.each([
    ['trace-12345', true],
    ['x', false],
    ['a\tb"forged":1', false],
    ['a'.repeat(101), false],
  ])('request id %j is kept: %s', async (given, kept) => {
    const { app } = server();
    route(app, open_, async () => undefined);
    const answer = await app.inject({ url: '/v1/open', headers: { 'x-request-id': given } });
    expect(answer.headers['x-request-id'] === given).toBe(kept);
    expect(answer.headers['x-request-id']).toMatch(/^[\w:.-]{8,100}$/);
  });

  it('the policy forbids inline scripts, foreign frames and hosts; http is not forced to https', async () => {
    const { app } = server();
    route(app, open_, async () => undefined);
    const { headers } = await app.inject('/v1/open');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('http');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });
});

describe('rate limits', () => {
  it('count per caller, tell how much is left, and free with the window', async () => {
    let now = 0;
    const { app } = server({
      rateLimits: {
        store: createLocalRateLimitStore(() => now),
        principal: { limit: 2, windowSeconds: 10 },
        address: { limit: 1, windowSeconds: 10 },
      },
    });
    route(app, save, async ({ body }) => body);
    route(app, open_, async () => undefined);
    const call = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/v1/save', headers, payload: { a: 1 } });
    const first = await call(asKey);
    expect([first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']]).toEqual(['2', '1']);
    await call(asKey);
    now = 4000;
    const third = await call(asKey);
    expect([third.statusCode, third.json().error.code, third.headers['retry-after']]).toEqual([
      429,
      'RATE_LIMITED',
      '6',
    ]);
    expect((await call(asAgent)).statusCode).toBe(200);
    expect((await app.inject('/v1/open')).statusCode).toBe(204);
    expect((await app.inject('/v1/open')).statusCode).toBe(429);
    now = 10_001;
    expect((await call(asKey)).statusCode).toBe(200);
  });
});

describe('metrics', () => {
  it('time requests by route pattern', async () => {
    const metrics = createMetrics();
    const { app } = server({ metrics });
    route(app, open_, async () => undefined);
    await app.inject('/v1/open');
    await app.inject('/v1/none/12345');
    const { text } = await metrics.render();
    expect(text).toMatch(
      /balcao_http_request_seconds_count\{method="GET",route="\/v1\/open",status="204"\} 1/,
    );
    expect(text).not.toContain('12345');
  });
});

describe('the log', () => {
  it('may be any of ours, not only pino', async () => {
    const lines: [string, object][] = [];
    const log: Log = {
      ...silentLog,
      error: (fields, message) => void lines.push([message, fields]),
      child: () => log,
    };
    const { app } = server({ log });
    route(app, open_, async () => {
      throw new Error('broken');
    });
    await app.inject('/v1/open');
    expect(lines).toMatchObject([['request failed', { code: 'INTERNAL' }]]);
  });
});

describe('graceful close', () => {
  it('finishes what is in flight, refuses the next request on a kept connection, ends', async () => {
    const { app } = testServer();
    const entered = gate();
    const finish = gate();
    route(app, open_, async () => {
      entered.open();
      await finish.passed;
    });
    const port = await listen(app);
    const busy = raw(port, 'GET /v1/open HTTP/1.1\r\nHost: a\r\n\r\n');
    await entered.passed;
    const closed = closeGracefully(app);
    const refused = fetch(`http://127.0.0.1:${port}/v1/open`);
    await expect(refused).rejects.toThrow();
    finish.open();
    expect(await busy).toContain('204 No Content');
    await closed;
  });

  it('says it is not ready for as long as asked while it serves everything, and only then refuses', async () => {
    const { app } = testServer();
    registerHealth(app, { checks: [] });
    route(app, open_, async () => undefined);
    const url = `http://127.0.0.1:${await listen(app)}`;
    const statusOf = async (path: string) => (await fetch(url + path)).status;
    expect(await statusOf('/readyz')).toBe(200);
    const clock = fakeClock(0);
    let hasClosed = false;
    const closed = closeGracefully(app, { drainMs: 10_000, clock }).then(() => {
      hasClosed = true;
    });
    for (const _ of ['at once', 'a moment before the end']) {
      expect(await statusOf('/readyz')).toBe(503);
      expect(await statusOf('/v1/open')).toBe(204);
      expect(await statusOf('/healthz')).toBe(200);
      await clock.advance(9_999 - clock.now());
    }
    expect(hasClosed).toBe(false);
    await clock.advance(1);
    await closed;
    await expect(statusOf('/v1/open')).rejects.toThrow();
  });

  it('cuts what outlives the grace', async () => {
    const { app } = testServer();
    const entered = gate();
    route(app, open_, async () => {
      entered.open();
      await gate().passed;
    });
    const port = await listen(app);
    const busy = raw(port, 'GET /v1/open HTTP/1.1\r\nHost: a\r\n\r\n');
    await entered.passed;
    await closeGracefully(app, { graceMs: 10 });
    expect(await busy).toBe('');
  });
});

async function listen(app: ReturnType<typeof testServer>['app']): Promise<number> {
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return Number(new URL(url).port);
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

function gate(): { open(): void; passed: Promise<void> } {
  const made = { open: () => {}, passed: Promise.resolve() };
  made.passed = new Promise<void>((resolve) => {
    made.open = resolve;
  });
  return made;
}
