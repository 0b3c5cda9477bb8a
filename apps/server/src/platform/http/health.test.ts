import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../metrics/index.ts';
import { registerHealth } from './health.ts';
import { testServer } from './test-server.ts';

const open: { close(): Promise<unknown> }[] = [];
const server: typeof testServer = (options) => {
  const made = testServer(options);
  open.push(made.app);
  return made;
};
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

describe('readiness', () => {
  it('is there when every check passes; health needs none of them', async () => {
    const { app } = server();
    registerHealth(app, { checks: [{ name: 'database', check: async () => {} }] });
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', running: 'ok' } },
    ]);
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  });

  it('names the check that failed; why is in the log only', async () => {
    const { app, logged } = server();
    registerHealth(app, {
      checks: [
        { name: 'database', check: () => Promise.reject(new Error('db.internal refused')) },
        { name: 'migrations', check: async () => {} },
      ],
    });
    const answer = await app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json().checks).toEqual({ database: 'failed', migrations: 'ok', running: 'ok' });
    expect(answer.body).not.toContain('db.internal');
    expect(logged.join()).toContain('db.internal');
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });

  it('a check that never answers counts as failed', async () => {
    const { app } = server();
    registerHealth(app, {
      checks: [{ name: 'database', check: () => new Promise(() => {}) }],
      checkTimeoutMs: 5,
    });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });

  it('a draining server is alive and still serves, but is not ready', async () => {
    const { app } = server();
    registerHealth(app, { checks: [] });
    app.kernel.draining = true;
    expect((await app.inject('/readyz')).json().checks.running).toBe('failed');
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    app.kernel.closing = true;
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/v1/anything')).statusCode).toBe(503);
  });
});

describe('metrics', () => {
  it.each<[string, string | undefined, string, Record<string, string>, number]>([
    ['this machine', undefined, '127.0.0.1', {}, 200],
    ['the private network', undefined, '10.1.2.3', {}, 200],
    ['a mapped private address', undefined, '::ffff:192.168.0.9', {}, 200],
    ['the internet', undefined, '203.0.113.9', {}, 403],
    ['the internet through a local proxy', undefined, '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, 403],
    ['this machine without the token', 'secret', '127.0.0.1', {}, 401],
    ['the internet with a wrong token', 'secret', '203.0.113.9', { authorization: 'Bearer secreT' }, 401],
    ['the internet with the token', 'secret', '203.0.113.9', { authorization: 'Bearer secret' }, 200],
  ])('%s', async (_name, metricsToken, remoteAddress, headers, status) => {
    const metrics = createMetrics();
    metrics.counter({ name: 'tests_total', help: 'Tests' }).add();
    const { app } = server();
    registerHealth(app, { checks: [], metrics, ...(metricsToken ? { metricsToken } : {}) });
    const answer = await app.inject({ url: '/metrics', remoteAddress, headers });
    expect(answer.statusCode).toBe(status);
    expect(answer.body.includes('balcao_tests_total 1')).toBe(status === 200);
  });
});
