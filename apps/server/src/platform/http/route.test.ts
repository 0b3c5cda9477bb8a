import { AppError, endpoint } from '@balcao/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { withRawBodies } from './raw-body.ts';
import { route } from './route.ts';
import type { HttpServerOptions } from './server.ts';
import { asAgent, asKey, testServer } from './test-server.ts';

const open: { close(): Promise<unknown> }[] = [];
function server(options: Partial<HttpServerOptions> = {}) {
  const made = testServer(options);
  open.push(made.app);
  return made;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const echo = endpoint({
  id: 'echo',
  method: 'POST',
  path: '/v1/echo/:id',
  tag: 'test',
  summary: 'Echo',
  auth: 'any',
  role: 'agent',
  params: z.object({ id: z.string().max(5) }),
  query: z.object({ limit: z.coerce.number().int().default(20), full: z.stringbool().default(false) }),
  body: z.object({ name: z.string().trim().min(1), tags: z.array(z.string()).default([]) }),
  response: z.object({ id: z.string(), limit: z.number(), name: z.string(), tags: z.array(z.string()) }),
  status: 201,
});
const list = endpoint({ id: 'list', method: 'GET', path: '/v1/list', tag: 't', summary: 's', auth: 'any' });
const supervise = endpoint({ ...list, id: 'supervise', path: '/v1/supervise', role: 'supervisor' });
const panelOnly = endpoint({ ...list, id: 'panelOnly', path: '/v1/panel-only', auth: 'user' });
const hello = endpoint({
  id: 'hello',
  method: 'POST',
  path: '/v1/hello',
  tag: 't',
  summary: 's',
  auth: 'public',
});

function echoServer(options: Partial<HttpServerOptions> = {}) {
  const made = server(options);
  route(made.app, echo, async ({ params, query, body }) => ({ id: params.id, limit: query.limit, ...body }));
  for (const spec of [list, supervise, panelOnly]) route(made.app, spec, async () => undefined);
  route(made.app, hello, async () => undefined);
  return made;
}
const post = (url: string, headers: Record<string, string>, payload: object | string = { name: 'Ana' }) =>
  ({ method: 'POST', url, headers, payload }) as const;

describe('a route made from a contract', () => {
  it('hands over parsed input with defaults and answers with the contract’s status', async () => {
    const { app } = echoServer();
    const answer = await app.inject(post('/v1/echo/7?limit=5', asAgent, { name: ' Ana ' }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ id: '7', limit: 5, name: 'Ana', tags: [] });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('replaces what PostgreSQL’s text refuses, in path, query and body', async () => {
    const { app } = echoServer();
    const payload = JSON.stringify({ name: 'A\0na', tags: ['\ud83d'] });
    const headers = { ...asAgent, 'content-type': 'application/json' };
    const answer = await app.inject(post('/v1/echo/a%00', headers, payload));
    expect(answer.json()).toEqual({ id: 'a\ufffd', limit: 20, name: 'A\ufffdna', tags: ['\ufffd'] });
  });

  it('names every fault of path, query and body at once', async () => {
    const { app } = echoServer();
    const answer = await app.inject(post('/v1/echo/toolong?limit=x', asAgent, { name: '', tags: [1] }));
    expect(answer.statusCode).toBe(400);
    const { error } = answer.json();
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.details.map((d: { in: string; field: string }) => `${d.in} ${d.field}`)).toEqual([
      'path id',
      'query limit',
      'body name',
      'body tags.0',
    ]);
    expect(error.requestId).toBe(answer.headers['x-request-id']);
  });

  it('says what is wrong in words for programs, too', async () => {
    const { app } = server();
    const spec = endpoint({
      ...echo,
      body: z.strictObject({
        name: z.string().min(2),
        code: z.string().length(3),
        count: z.number().max(5),
        share: z.number().gt(0).multipleOf(0.5),
        email: z.email(),
        slug: z.string().regex(/^[a-z]+$/, 'Lower-case letters.'),
        kind: z.enum(['a', 'b']),
        to: z.union([z.object({ user: z.uuid() }), z.object({ one: z.string(), two: z.string() })]),
        when: z.string().refine(() => false, 'Tomorrow.'),
        missing: z.string(),
        none: z.object({ inner: z.boolean() }),
      }),
    });
    route(app, spec, async () => ({ id: '', limit: 1, name: '', tags: [] }));
    const given = {
      name: '',
      code: 'ab',
      count: 6,
      share: 0,
      email: 'x',
      slug: '1',
      kind: 'c',
      to: { user: 'x' },
      when: 'now',
      none: { inner: null },
      more: 1,
    };
    const { error } = (await app.inject(post('/v1/echo/7', asAgent, given))).json();
    const english = { in: 'body', message: expect.stringMatching(/./) };
    const faults = [
      { field: 'name', code: 'too_small', origin: 'string', minimum: 2, inclusive: true },
      { field: 'code', code: 'too_small', origin: 'string', minimum: 3, inclusive: true, exact: true },
      { field: 'count', code: 'too_big', origin: 'number', maximum: 5, inclusive: true },
      { field: 'share', code: 'too_small', origin: 'number', minimum: 0, inclusive: false },
      { field: 'email', code: 'invalid_format', format: 'email' },
      { field: 'slug', code: 'invalid_format', format: 'regex', pattern: '/^[a-z]+$/' },
      { field: 'kind', code: 'invalid_value', values: ['a', 'b'] },
      { field: 'to.user', code: 'invalid_format', format: 'uuid' },
      { field: 'when' },
      { field: 'missing', code: 'invalid_type', expected: 'string', received: 'undefined' },
      { field: 'none.inner', code: 'invalid_type', expected: 'boolean', received: 'null' },
      { field: 'more', code: 'unknown_field' },
    ];
    expect(error.details).toEqual(faults.map((fault) => ({ ...english, ...fault })));
  });

  it('answers 204 without a body where the contract has no response', async () => {
    const { app } = echoServer();
    const answer = await app.inject({ url: '/v1/list', headers: asAgent });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
  });

  it('takes an empty body as absent even when the client says JSON', async () => {
    const { app } = echoServer();
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/hello',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(204);
  });

  it('does not let a field out that the contract does not name', async () => {
    const { app } = server();
    const spec = endpoint({ ...list, response: z.object({ name: z.string() }) });
    const row = { name: 'Ana', password_hash: 'x' };
    route(app, spec, async () => row);
    expect((await app.inject({ url: '/v1/list', headers: asKey })).json()).toEqual({ name: 'Ana' });
  });

  it('answers null and bare strings as JSON', async () => {
    const { app } = server();
    route(app, endpoint({ ...list, response: z.string().nullable() }), async () => null);
    route(app, endpoint({ ...panelOnly, response: z.string() }), async () => 'olá "x"');
    expect((await app.inject({ url: '/v1/list', headers: asKey })).body).toBe('null');
    expect((await app.inject({ url: '/v1/panel-only', headers: asAgent })).body).toBe('"olá \\"x\\""');
  });
});

describe('who may call', () => {
  it.each([
    ['nobody', {}, '/v1/list', 401, 'UNAUTHENTICATED'],
    ['an agent where a supervisor is needed', asAgent, '/v1/supervise', 403, 'FORBIDDEN'],
    ['an API key where only people may', asKey, '/v1/panel-only', 403, 'FORBIDDEN'],
  ])('%s is refused', async (_name, headers, url, status, code) => {
    const { app } = echoServer();
    const answer = await app.inject({ url, headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });

  it('an API key counts by its role and needs no CSRF token', async () => {
    const { app } = echoServer();
    expect((await app.inject({ url: '/v1/supervise', headers: asKey })).statusCode).toBe(204);
    expect((await app.inject(post('/v1/echo/1', asKey))).statusCode).toBe(201);
  });

  it('a cookie without the right CSRF token changes nothing', async () => {
    const { app } = echoServer();
    for (const token of [undefined, '', 'csrf-of-agenT', 'other']) {
      const headers = { cookie: 'sid=agent', ...(token === undefined ? {} : { 'x-csrf-token': token }) };
      const answer = await app.inject(post('/v1/echo/1', headers));
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'CSRF_MISSING']);
    }
  });

  it.each([
    ['its own host', { host: 'desk.example', origin: 'https://desk.example' }, 201],
    ['the configured address', { host: 'internal', origin: 'https://public.example' }, 201],
    ['another site', { host: 'desk.example', origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { host: 'desk.example', origin: 'null' }, 403],
    ['a cross-site browser without Origin', { host: 'desk.example', 'sec-fetch-site': 'cross-site' }, 403],
  ])('a cookie call from %s', async (_name, headers, status) => {
    const { app } = echoServer({ publicUrls: ['https://public.example/'] });
    expect((await app.inject(post('/v1/echo/1', { ...asAgent, ...headers }))).statusCode).toBe(status);
  });

  it('another site cannot post to a public address from a browser, a server can', async () => {
    const { app } = echoServer();
    expect((await app.inject(post('/v1/hello', { origin: 'https://evil.example' }))).statusCode).toBe(403);
    expect((await app.inject(post('/v1/hello', {}))).statusCode).toBe(204);
  });

  it('refuses before reading the body', async () => {
    const { app } = echoServer();
    expect((await app.inject(post('/v1/echo/1', {}, '{not json'))).statusCode).toBe(401);
  });
});

describe('raw bodies', () => {
  it('raw bodies arrive byte for byte, whatever their type', async () => {
    const { app } = echoServer();
    withRawBodies(app, (scope) => {
      scope.post('/raw', (request, reply) => {
        // A raw body scope hands over buffers.
        reply.send({ hex: (request.body as Buffer).toString('hex') });
      });
    });
    const answer = await app.inject({
      method: 'POST',
      url: '/raw',
      headers: { 'content-type': 'application/json' },
      payload: '{ "a":1}\n',
    });
    expect(answer.json().hex).toBe(Buffer.from('{ "a":1}\n').toString('hex'));
    expect((await app.inject(post('/v1/echo/1', asKey))).statusCode).toBe(201);
  });
});

describe('errors', () => {
  it('an error with a public face keeps its code, details and Retry-After', async () => {
    const { app } = server();
    route(app, list, async () => {
      throw new AppError('ACCOUNT_LOCKED', {
        retryAfterSeconds: 30.2,
        details: [{ message: 'x' }],
        internal: 'secret',
      });
    });
    const answer = await app.inject({ url: '/v1/list', headers: asKey });
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('31');
    expect(answer.json().error).toMatchObject({ code: 'ACCOUNT_LOCKED', details: [{ message: 'x' }] });
    expect(answer.body).not.toContain('secret');
  });

  it('anything else is INTERNAL: the log has it, the caller only the request id', async () => {
    const { app, logged } = server();
    route(app, list, async () => {
      throw new Error('password=hunter2');
    });
    const answer = await app.inject({
      url: '/v1/list',
      headers: { ...asKey, 'x-request-id': 'trace-12345' },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error).toEqual({
      code: 'INTERNAL',
      message: expect.any(String),
      requestId: 'trace-12345',
    });
    expect(answer.body).not.toContain('hunter2');
    expect(logged.join()).toContain('hunter2');
    expect(logged.join()).toContain('trace-12345');
  });

  it('a schema fault inside a handler is our fault, not the caller’s', async () => {
    const { app } = server();
    route(app, list, async () => void z.string().parse(1));
    expect((await app.inject({ url: '/v1/list', headers: asKey })).statusCode).toBe(500);
  });

  it('a module may say what its own errors mean', async () => {
    const { app } = server({
      classifyError: (e) => (e instanceof RangeError ? new AppError('UNAVAILABLE') : null),
    });
    route(app, list, async () => {
      throw new RangeError('connection lost');
    });
    expect((await app.inject({ url: '/v1/list', headers: asKey })).statusCode).toBe(503);
  });
});
