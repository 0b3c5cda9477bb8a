import { Readable } from 'node:stream';
import { endpoint } from '@balcao/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
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

const list = endpoint({ id: 'list', method: 'GET', path: '/v1/list', tag: 't', summary: 's', auth: 'any' });
const post = (url: string, headers: Record<string, string>, payload: string) =>
  ({ method: 'POST', url, headers, payload }) as const;

describe('files', () => {
  it('binary answers carry name and type and cannot act in our origin', async () => {
    const { app } = server();
    route(app, endpoint({ ...list, produces: 'binary' }), async () => ({
      content: new TextEncoder().encode('<script>'),
      contentType: 'text/html',
      fileName: 'ação "1".html',
    }));
    const answer = await app.inject({ url: '/v1/list', headers: asAgent });
    expect(answer.body).toBe('<script>');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="a__o _1_.html"; filename*=UTF-8''a%C3%A7%C3%A3o%20%221%22.html`,
    );
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    [undefined, 200, '0123456789', undefined],
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=20-', 416, '', 'bytes */10'],
  ])('a player that asks for %s gets that part', async (range, status, body, contentRange) => {
    const { app } = server();
    route(app, endpoint({ ...list, produces: 'binary' }), async () => ({
      content: (part) =>
        Readable.from([Buffer.from('0123456789').subarray(part?.start, part ? part.end + 1 : 10)]),
      contentType: 'audio/ogg',
      sizeBytes: 10,
    }));
    const answer = await app.inject({ url: '/v1/list', headers: { ...asKey, ...(range ? { range } : {}) } });
    expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([
      status,
      body,
      contentRange,
    ]);
    expect(answer.headers['accept-ranges']).toBe('bytes');
  });

  const upload = endpoint({
    id: 'upload',
    method: 'POST',
    path: '/v1/upload',
    tag: 't',
    summary: 's',
    auth: 'any',
    consumes: 'multipart',
    response: z.object({ name: z.string(), size: z.number(), caption: z.string() }),
  });
  const multipart = { ...asKey, 'content-type': 'multipart/form-data; boundary=b' };

  it.each<[string, Record<string, string>, string, number, string | undefined]>([
    ['a file', multipart, form('file', 'abc'), 200, undefined],
    ['a file over the limit', multipart, form('file', 'x'.repeat(200)), 413, 'PAYLOAD_TOO_LARGE'],
    ['another part', multipart, form('photo', 'abc'), 400, 'INVALID_INPUT'],
    ['JSON', asKey, '{}', 400, 'INVALID_INPUT'],
  ])('%s is uploaded or refused with the reason', async (_name, headers, payload, status, code) => {
    const { app } = server();
    route(
      app,
      upload,
      async (_input, ctx) => {
        const file = await ctx.file();
        return { name: file.fileName, size: (await file.bytes()).length, caption: file.fields.caption ?? '' };
      },
      { maxFileBytes: 100 },
    );
    const type: Record<string, string> = headers === asKey ? { 'content-type': 'application/json' } : {};
    const answer = await app.inject(post('/v1/upload', { ...headers, ...type }, payload));
    expect([answer.statusCode, answer.json().error?.code]).toEqual([status, code]);
    if (status === 200) expect(answer.json()).toEqual({ name: 'a.txt', size: 3, caption: 'oi' });
  });
});

function form(name: string, content: string): string {
  return `--b\r\ncontent-disposition: form-data; name="caption"\r\n\r\noi\r\n--b\r\ncontent-disposition: form-data; name="${name}"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--b--\r\n`;
}
