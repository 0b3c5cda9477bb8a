import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { ApiError, type ClientOptions, createClient } from './client.ts';
import { endpoint } from './endpoint.ts';

const get = endpoint({
  id: 'get',
  method: 'GET',
  path: '/v1/things/:id',
  tag: 't',
  summary: 's',
  auth: 'any',
  params: z.object({ id: z.string() }),
  query: z.object({ tags: z.array(z.string()).optional(), limit: z.number().optional() }),
  response: z.object({ name: z.string() }),
});
const add = endpoint({
  id: 'add',
  method: 'POST',
  path: '/v1/things',
  tag: 't',
  summary: 's',
  auth: 'any',
  body: z.object({ name: z.string() }),
});
const upload = endpoint({
  id: 'upload',
  method: 'POST',
  path: '/v1/media',
  tag: 't',
  summary: 's',
  auth: 'any',
  consumes: 'multipart',
  response: z.object({ id: z.string() }),
});
const download = endpoint({
  id: 'download',
  method: 'GET',
  path: '/v1/file',
  tag: 't',
  summary: 's',
  auth: 'any',
  produces: 'binary',
});

function clientWith(answer: () => Response | Promise<Response>, options: Partial<ClientOptions> = {}) {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    calls.push({ url: String(url), init });
    return answer();
  };
  return { calls, client: createClient({ baseUrl: 'https://desk.example/', fetch, ...options }) };
}
const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);

describe('the typed client', () => {
  it('fills path and query, encoded, lists repeated, absent left out', async () => {
    const { client, calls } = clientWith(() => json({ name: 'a' }));
    const result = await client.call(get, {
      params: { id: 'a/b ?' },
      query: { tags: ['x', 'y&'], limit: undefined },
    });
    expect(result.name).toBe('a');
    expect(calls[0]?.url).toBe('https://desk.example/v1/things/a%2Fb%20%3F?tags=x&tags=y%26');
  });

  it.each(['', '.', '..'])('a path value %j cannot climb to another address', async (id) => {
    const { client, calls } = clientWith(() => json({ name: 'a' }));
    await expect(client.call(get, { params: { id } })).rejects.toThrow('needs a value for "id"');
    expect(calls).toEqual([]);
  });

  it('an API key goes as bearer, without cookies', async () => {
    const { client, calls } = clientWith(() => new Response(null, { status: 204 }), { apiKey: 'k' });
    expect(await client.call(add, { body: { name: 'a' } }, { idempotencyKey: 'once' })).toBeUndefined();
    const { headers, credentials, body } = calls[0]?.init ?? {};
    expect(Object.fromEntries(new Headers(headers))).toMatchObject({
      authorization: 'Bearer k',
      'content-type': 'application/json',
      'idempotency-key': 'once',
    });
    expect([credentials, body]).toEqual(['omit', '{"name":"a"}']);
  });

  it('the CSRF token goes only where something changes', async () => {
    const { client, calls } = clientWith(() => json({ name: 'a' }), { csrfToken: () => 'token' });
    await client.call(get, { params: { id: '1' } });
    await client.call(add, { body: { name: 'a' } });
    expect(calls.map(({ init }) => new Headers(init.headers).get('x-csrf-token'))).toEqual([null, 'token']);
  });

  it('uploads a file as multipart with its fields first', async () => {
    const { client, calls } = clientWith(() => json({ id: '1' }));
    await client.call(upload, {
      upload: { file: new Blob(['abc']), fileName: 'a.txt', fields: { kind: 'document' } },
    });
    const form = calls[0]?.init.body;
    expect(form).toBeInstanceOf(FormData);
    if (form instanceof FormData) expect([...form.keys()]).toEqual(['kind', 'file']);
    expect(new Headers(calls[0]?.init.headers).get('content-type')).toBeNull();
  });

  it('gives a file answer as the Response', async () => {
    const { client } = clientWith(() => new Response('bytes'));
    expect(await (await client.call(download)).text()).toBe('bytes');
  });
});

describe('what goes wrong', () => {
  it('an error of the registry becomes an ApiError with all it says', async () => {
    const onUnauthenticated = vi.fn();
    const error = {
      code: 'WINDOW_CLOSED',
      message: 'closed',
      details: [{ message: 'x', template: 'hello' }],
      requestId: 'r-1',
    };
    const { client } = clientWith(() => json({ error }, { status: 409, headers: { 'retry-after': '7' } }), {
      onUnauthenticated,
    });
    const thrown = await client.call(get, { params: { id: '1' } }).catch((caught: unknown) => caught);
    expect(ApiError.isInstance(thrown)).toBe(true);
    expect(thrown).toMatchObject({
      code: 'WINDOW_CLOSED',
      status: 409,
      details: error.details,
      requestId: 'r-1',
      retryAfterSeconds: 7,
    });
    expect(onUnauthenticated).not.toHaveBeenCalled();
  });

  it('a missing sign-in is told to the caller’s hook, a wrong password is not', async () => {
    const onUnauthenticated = vi.fn();
    for (const code of ['UNAUTHENTICATED', 'INVALID_CREDENTIALS']) {
      const { client } = clientWith(
        () => json({ error: { code, message: 'm', requestId: 'r' } }, { status: 401 }),
        { onUnauthenticated },
      );
      await expect(client.call(get, { params: { id: '1' } })).rejects.toMatchObject({ code });
    }
    expect(onUnauthenticated).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a proxy’s page', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'UNREADABLE', 502],
    ['a page where JSON should be', () => new Response('<h1>Hi</h1>'), 'UNREADABLE', 200],
    ['no answer', () => Promise.reject(new TypeError('fetch failed')), 'UNREACHABLE', 0],
  ])('%s is told apart', async (_name, answer, code, status) => {
    const { client } = clientWith(answer);
    await expect(client.call(get, { params: { id: '1' } })).rejects.toMatchObject({ code, status });
  });

  it('an abort stays an abort', async () => {
    const abort = new AbortController();
    const { client } = clientWith(() => Promise.reject(abort.signal.reason));
    abort.abort();
    await expect(client.call(get, { params: { id: '1' } }, { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
