import { fakeClock, until } from '@balcao/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeGracefully } from '../http/index.ts';
import { testServer } from '../http/test-server.ts';
import { silentLog } from '../log/index.ts';
import { registerRealtime } from './endpoint.ts';
import { createRealtimeHub } from './hub.ts';
import { createTestLog } from './test-log.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function setUp(slowMs?: number) {
  const log = createTestLog();
  const clock = fakeClock(0);
  const hub = createRealtimeHub({ readEvents: log.read, clock, log: silentLog });
  const revoked = { value: false };
  const { app } = testServer();
  const authenticate = app.kernel.authenticate;
  app.kernel.authenticate = async (request) => (revoked.value ? null : authenticate(request));
  const heard: unknown[] = [];
  registerRealtime(app, {
    hub,
    clock,
    heartbeatMs: 1000,
    ...(slowMs === undefined ? {} : { slowMs }),
    onMessage: (principal, message) => heard.push([principal.userId, message]),
  });
  const url = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws');
  closing.push(async () => {
    await hub.close();
    await closeGracefully(app, { graceMs: 200 });
  });
  return {
    app,
    log,
    clock,
    hub,
    revoked,
    heard,
    url: `${url}/v1/realtime`,
    origin: url.replace('ws', 'http'),
  };
}

function dial(url: string, headers: Record<string, string>) {
  const socket = new WebSocket(url, { headers });
  const got: { type: string; seq?: number; events?: { seq: number }[] }[] = [];
  const end: { code?: number; reason?: string; status?: number } = {};
  socket.on('message', (data) => got.push(JSON.parse(String(data))));
  socket.on('close', (code, reason) => Object.assign(end, { code, reason: String(reason) }));
  socket.on('error', () => {});
  socket.on('unexpected-response', (_request, response) => {
    end.status = response.statusCode ?? 0;
    response.destroy();
  });
  return {
    socket,
    got,
    end,
    say: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    opened: () => until(() => socket.readyState === socket.OPEN),
  };
}
const asKey = { authorization: 'Bearer k' };

describe('the realtime socket', () => {
  it('subscribes, follows, and resumes on a new line without gap or double', async () => {
    const { url, log, hub } = await setUp();
    log.append('org-1', 'before');
    const first = dial(url, asKey);
    await first.opened();
    first.say({ type: 'subscribe', after: null });
    await until(() => first.got.length === 1);
    expect(first.got[0]).toEqual({ type: 'ready', seq: 1 });
    log.append('org-1', 'olá 😀');
    hub.hint('org-1');
    await until(() => first.got.length === 2);
    expect(first.got[1]).toEqual({ type: 'events', events: [{ seq: 2, text: 'olá 😀' }] });
    first.socket.terminate();
    log.append('org-1');
    const second = dial(url, asKey);
    await second.opened();
    second.say({ type: 'subscribe', after: 2 });
    await until(() => second.got.length === 2);
    expect(second.got[1]?.events?.map((event) => event.seq)).toEqual([3]);
    await until(() => hub.connections() === 1);
  });

  it.each([
    ['nobody', () => ({}), 401],
    ['a cookie from another site', () => ({ cookie: 'sid=agent', origin: 'https://evil.example' }), 403],
    ['a cookie from our page', (origin: string) => ({ cookie: 'sid=agent', origin }), undefined],
    ['an API key', () => asKey, undefined],
  ])('%s', async (_name, headers, refused) => {
    const { url, origin, hub } = await setUp();
    const line = dial(url, headers(origin));
    await until(() => line.end.status !== undefined || line.socket.readyState === line.socket.OPEN);
    expect(line.end.status).toBe(refused);
    expect(hub.connections()).toBe(refused ? 0 : 1);
  });

  it.each([
    ['what is not JSON', 'hello'],
    ['no type', '{}'],
    ['a broken cursor', { type: 'subscribe', after: 'x' }],
    ['a negative cursor', { type: 'subscribe', after: -1 }],
  ])('%s is cut with the reason', async (_name, message) => {
    const { url } = await setUp();
    const line = dial(url, asKey);
    await line.opened();
    line.say(message);
    await until(() => line.end.code !== undefined);
    expect(line.end).toEqual({ code: 4400, reason: 'message not understood' });
  });

  it('other messages go to the application with who said them', async () => {
    const { url, origin, heard } = await setUp();
    const line = dial(url, { cookie: 'sid=agent', origin });
    await line.opened();
    line.say({ type: 'typing', conversation_id: 'c' });
    await until(() => heard.length === 1);
    expect(heard).toEqual([['user-1', { type: 'typing', conversation_id: 'c' }]]);
  });

  it('a flood is cut', async () => {
    const { url } = await setUp();
    const line = dial(url, asKey);
    await line.opened();
    for (let i = 0; i < 400; i++) line.say({ type: 'typing' });
    await until(() => line.end.code !== undefined);
    expect(line.end.code).toBe(4429);
  });

  it('a line that answers pings lives; one that is silent is dropped', async () => {
    const { url, clock, hub } = await setUp();
    const line = dial(url, asKey);
    await line.opened();
    let pings = 0;
    line.socket.on('ping', () => pings++);
    await until(() => hub.connections() === 1);
    await clock.advance(1000);
    await until(() => pings === 1);
    // The pong must have arrived before time goes on: a message behind it tells.
    line.say({ type: 'subscribe', after: null });
    await until(() => line.got.length === 1);
    await clock.advance(1000);
    expect(hub.connections()).toBe(1);
    line.socket.pause();
    await until(async () => {
      await clock.advance(1000);
      return hub.connections() === 0;
    });
  });

  it('a sign-in that ended while connected is cut at the next heartbeat', async () => {
    const { url, clock, revoked, hub } = await setUp();
    const line = dial(url, asKey);
    await line.opened();
    await until(() => hub.connections() === 1);
    revoked.value = true;
    await clock.advance(1000);
    await until(() => line.end.code !== undefined);
    expect(line.end).toEqual({ code: 4401, reason: 'signed out' });
  });

  it('a client that does not read is cut, and gets all when it resumes', async () => {
    const { url, log, hub, clock, app } = await setUp(500);
    const line = dial(url, asKey);
    await line.opened();
    line.say({ type: 'subscribe', after: 0 });
    await until(() => line.got.length === 1);
    line.socket.pause();
    for (let i = 0; i < 200; i++) log.append('org-1', 'x'.repeat(100_000));
    hub.hint('org-1');
    // The system's own buffers take the first megabytes; the rest waits for the client.
    await until(() => [...app.websocketServer.clients].some((socket) => socket.bufferedAmount > 0));
    await clock.advance(600);
    line.socket.resume();
    await until(() => line.end.code !== undefined);
    expect(line.end).toEqual({ code: 4408, reason: 'too slow: reconnect and resume' });
    const again = dial(url, asKey);
    await again.opened();
    again.say({ type: 'subscribe', after: 0 });
    await until(() => again.got.flatMap((message) => message.events ?? []).length === 200);
  });

  it('a client that reads nothing at all is dropped', async () => {
    const { url, log, hub, clock, app } = await setUp(500);
    const line = dial(url, asKey);
    await line.opened();
    line.say({ type: 'subscribe', after: 0 });
    await until(() => line.got.length === 1);
    line.socket.pause();
    for (let i = 0; i < 200; i++) log.append('org-1', 'x'.repeat(100_000));
    hub.hint('org-1');
    await until(() => [...app.websocketServer.clients].some((socket) => socket.bufferedAmount > 0));
    await clock.advance(600);
    await clock.advance(1000);
    await until(() => hub.connections() === 0);
  });

  it('a closing server tells its clients to come back and ends', async () => {
    const { url, app, hub } = await setUp();
    const line = dial(url, asKey);
    await line.opened();
    await until(() => hub.connections() === 1);
    await closeGracefully(app);
    await until(() => line.end.code !== undefined);
    expect(line.end.code).toBe(1012);
  });
});
