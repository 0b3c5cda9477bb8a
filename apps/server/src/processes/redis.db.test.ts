import { openTcpProxy, type TcpProxy, testRedis, until } from '@balcao/testkit';
import { getRowsOf, getTextOf } from '@balcao/whatsapp-simulator';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Env, JsonAnswer, Server } from './testing/processes.ts';
import { openShop, type Shop } from './testing/shop.ts';

const redisUrl = testRedis();
/** A database of its own on the shared server: FLUSHDB here is everybody's FLUSHALL in miniature. */
const DATABASE = 11;
const PATIENT = { timeoutMs: 30_000 };

describe.skipIf(!redisUrl)(
  `two processes and one Redis${redisUrl ? '' : ' (set TEST_REDIS_URL to run)'}`,
  () => {
    let shop: Shop;
    let wire: TcpProxy;
    let admin: Redis;
    let env: Env;
    let one: Server;
    let other: Server;
    const sockets: WebSocket[] = [];

    beforeAll(async () => {
      const { hostname, port } = new URL(redisUrl ?? 'redis://unset');
      shop = await openShop();
      wire = await openTcpProxy({ host: hostname, port: Number(port || 6379) });
      admin = new Redis({ host: hostname, port: Number(port || 6379), db: DATABASE });
      env = { ...shop.env, REDIS_URL: `redis://127.0.0.1:${wire.port}/${DATABASE}`, LOG_LEVEL: 'silent' };
      [one, other] = await Promise.all([shop.processes.start(env), shop.processes.start(env)]);
      shop.deliverTo([one.url, other.url]);
    });
    afterAll(async () => {
      for (const socket of sockets) socket.terminate();
      admin?.disconnect();
      await shop?.close();
      await wire?.close();
    });

    /** Every event that reaches a socket of this process from now on. */
    async function listen(server: Server): Promise<JsonAnswer[]> {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/realtime`, {
        headers: { authorization: `Bearer ${shop.apiKey}` },
      });
      sockets.push(socket);
      const events: JsonAnswer[] = [];
      let isReady = false;
      socket.on('open', () => socket.send(JSON.stringify({ type: 'subscribe' })));
      socket.on('message', (data) => {
        const message: JsonAnswer = JSON.parse(String(data));
        if (message.type === 'ready') isReady = true;
        if (message.type === 'events') events.push(...message.events);
      });
      await until(() => isReady, { what: 'the socket is ready' });
      return events;
    }
    async function replyThrough(server: Server, text: string): Promise<string> {
      const { status, json } = await shop.api(server.url, '/v1/messages', {
        method: 'POST',
        body: JSON.stringify({ to: '5511987654321', text }),
        headers: { 'idempotency-key': text.replaceAll(' ', '-') },
      });
      expect(status).toBe(201);
      return json.id;
    }
    const maria = () => shop.simulator.user('5511987654321', { name: 'Maria' });
    const menu = () => maria().nextMessage(({ type }) => type === 'interactive', PATIENT);
    const remaining = async (server: Server) =>
      Number((await shop.api(server.url, '/v1/conversations')).headers.get('ratelimit-remaining'));

    test('everything flushed in the middle loses nothing: either process knows where the customer is, at once', async () => {
      await maria().sendText('oi');
      const first = await menu();
      await admin.flushdb();
      const row = getRowsOf(first).find(({ id }) => id.includes('suporte_tecnico'));
      await maria().chooseRow(row?.title ?? '');
      await maria().nextMessage((one) => getTextOf(one).includes('Conte em uma mensagem'), PATIENT);
      const { items } = (await shop.api(one.url, '/v1/conversations')).json;
      const session = async (server: Server) =>
        (await shop.api(server.url, `/v1/conversations/${items[0].id}/session`)).json.session;
      for (const server of [one, other]) expect((await session(server)).state).toMatch(/^SUPORTE/);
      await admin.flushdb();
      const details = 'A manivela do moedor chegou trincada.';
      await maria().sendText(details);
      await maria().nextMessage((one) => getTextOf(one).includes('Se tiver uma foto'), PATIENT);
      for (const server of [one, other])
        expect(JSON.stringify((await session(server)).variables)).toContain(details);
    });

    test('what happens in one process reaches a socket on the other, both ways', async () => {
      const [onOne, onOther] = [await listen(one), await listen(other)];
      const startedAt = performance.now();
      for (let i = 0; i < 6; i++) {
        const id = await replyThrough(i % 2 === 0 ? one : other, `recado ${i}`);
        await until(() => sees(onOne, id) && sees(onOther, id), { what: `message ${i} on both` });
      }
      // By looking alone, which each does every 3 s, this would take three times as long.
      expect(performance.now() - startedAt).toBeLessThan(6_000);
    });

    test('a rate limit is one count over both processes', async () => {
      // Until, because a Redis that answers late is left out for a second, as it should be.
      await until(async () => {
        const start = await remaining(one);
        const next = [await remaining(other), await remaining(one), await remaining(other)];
        return next.every((count, i) => count === start - 1 - i);
      });
    });

    test('Redis lost: the bot answers, the API answers, events still cross; and a process starts without it', async () => {
      wire.cut();
      const events = await listen(other);
      await maria().sendText('menu');
      await menu();
      const sent = await replyThrough(one, 'sem Redis');
      await until(() => sees(events, sent), { what: 'the event crossed without Redis' });
      expect((await fetch(`${one.url}/readyz`)).status).toBe(200);

      expect(await other.stop()).toMatchObject({ code: 0 });
      other = await shop.processes.start(env);
      shop.deliverTo([other.url]);
      await maria().sendText('menu');
      await menu();
      expect((await shop.api(other.url, '/v1/conversations')).status).toBe(200);
      wire.restore();
      await until(async () => (await remaining(one)) === (await remaining(other)) + 1, {
        what: 'both count together again',
      });
    });
  },
);

const sees = (events: JsonAnswer[], messageId: string): boolean =>
  events.some((event) => event.type === 'message.created' && event.message.id === messageId);
