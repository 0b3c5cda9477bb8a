import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { servePanel } from './serve-panel.ts';

let folder: string;
let http: FastifyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'panel-'));
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'a secret');
  writeFileSync(join(folder, 'dist', 'index.html'), 'first page');
  writeFileSync(join(folder, 'dist', 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'dist', '.env'), 'a secret');
  writeFileSync(join(folder, 'dist', 'assets', 'app-1.js'), 'one');
  http = fastify();
  http.setNotFoundHandler((_, reply) => reply.code(404).send({ error: { code: 'NOT_FOUND' } }));
  servePanel(http, join(folder, 'dist'));
});
afterEach(async () => {
  await http.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => http.inject({ method: 'GET', url });

test('every path of the panel is its page, which browsers ask for anew', async () => {
  for (const path of ['/', '/conversations/01J?filter=a.b', '/settings/channels']) {
    const answer = await get(path);
    expect([answer.statusCode, answer.body]).toEqual([200, 'first page']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  }
});

test('files with a hash in their name are kept for ever, others are asked for anew', async () => {
  const asset = await get('/assets/app-1.js?x=1');
  expect([asset.statusCode, asset.body]).toEqual([200, 'one']);
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
  expect((await http.inject({ method: 'HEAD', url: '/assets/app-1.js' })).statusCode).toBe(200);
});

test('a new build is served without a restart, and the last page while there is none', async () => {
  await get('/');
  unlinkSync(join(folder, 'dist', 'index.html'));
  expect((await get('/')).body).toBe('first page');
  writeFileSync(join(folder, 'dist', 'index.html'), 'the second page');
  writeFileSync(join(folder, 'dist', 'assets', 'app-2.js'), 'two');
  expect((await get('/')).body).toBe('the second page');
  expect((await get('/assets/app-2.js')).body).toBe('two');
});

test('404 as JSON for what is no file, and for the paths of the server', async () => {
  for (const path of [
    '/assets/app-9.js',
    '/assets',
    '/assets/',
    '/assets/none',
    '/none.png',
    '/.env',
    '/v1/none',
    '/docs/none.html',
    '/webhooks',
  ]) {
    const answer = await get(path);
    expect([path, answer.statusCode, answer.headers['content-type']]).toEqual([
      path,
      404,
      'application/json; charset=utf-8',
    ]);
  }
});

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%252e%252e/%252e%252e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets/%00.js',
  ]) {
    const answer = await get(path);
    expect([path, answer.statusCode]).toEqual([path, 404]);
  }
});
