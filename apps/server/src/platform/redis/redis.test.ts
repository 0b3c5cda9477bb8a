import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { fakeClock, openTcpProxy, testRedis, until } from '@balcao/testkit';
import { Redis as Client } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { createLocalRateLimitStore } from '../http/index.ts';
import { silentLog } from '../log/index.ts';
import { type CreateRedisOptions, createRedis } from './create-redis.ts';
import type { Redis } from './redis.types.ts';
import { createSharedRateLimitStore } from './shared-rate-limit.ts';

const log = silentLog;
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function connect(url: string | undefined, options: Partial<CreateRedisOptions> = {}): Promise<Redis> {
  const redis = await createRedis(url, { log, clock: fakeClock(0), ...options });
  open.push(redis);
  return redis;
}

/** Only the tests of its absence want a Redis given up early. */
const PATIENT_MS = 30_000;

async function works(redis: Redis): Promise<void> {
  expect(await redis.count('k', 10)).toBeNull();
  redis.publish('c', 'text');
  await (await redis.subscribe('c', () => {})).close();
}

describe('without Redis', () => {
  it('none configured: everything answers, nothing is kept', async () => {
    await works(await connect(undefined));
  });

  it('one that refuses connections: the same, at once', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await until(() => server.listening);
    const { port } = address(server);
    await new Promise((resolve) => server.close(resolve));
    await works(await connect(`redis://127.0.0.1:${port}`));
  });

  it('one that accepts and never answers: each call is given up, then none is tried until it had its rest', async () => {
    let commands = 0;
    const server = net.createServer((socket) => {
      socket.on('data', (data) => {
        // Enough of the protocol to look ready.
        for (const [, name] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
          if (name === 'eval') commands += 1;
          else socket.write(name === 'info' ? '$20\r\nredis_version:7.0.0\r\n\r\n' : '+OK\r\n');
        }
      });
      socket.on('error', () => {});
    });
    server.listen(0, '127.0.0.1');
    await until(() => server.listening);
    const clock = fakeClock(0);
    const redis = await connect(`redis://127.0.0.1:${address(server).port}`, {
      clock,
      commandTimeoutMs: 20,
      restMs: 1000,
    });
    await until(() => redis.isUp());
    expect(await redis.count('k', 10)).toBeNull();
    expect(redis.isUp()).toBe(false);
    await until(() => commands === 1);
    expect(await redis.count('k', 10)).toBeNull();
    expect(commands).toBe(1);
    await clock.advance(1000);
    expect(redis.isUp()).toBe(true);
    await redis.close();
    server.close();
  });

  it('limits are counted in this process', async () => {
    const store = createSharedRateLimitStore(
      await connect(undefined),
      createLocalRateLimitStore(() => 0),
    );
    expect((await store.take('k', 10)).used).toBe(1);
    expect((await store.take('k', 10)).used).toBe(2);
  });
});

const url = testRedis();

describe.skipIf(!url)(`with a real Redis${url ? '' : ' (set TEST_REDIS_URL to run)'}`, () => {
  it('everything flushed in the middle: limits start anew, subscriptions live', async () => {
    const prefix = `test:${randomUUID()}:`;
    const [one, two] = [await ready(prefix), await ready(prefix)];
    const heard: string[] = [];
    await one.subscribe('c', (text) => heard.push(text));
    await one.count('n', 60);
    await admin().flushdb();
    expect((await two.count('n', 60))?.used).toBe(1);
    await until(() => {
      two.publish('c', 'still here');
      return heard.includes('still here');
    });
  });

  it('limits are one count over processes', async () => {
    const prefix = `test:${randomUUID()}:`;
    const stores = [await ready(prefix), await ready(prefix)].map((redis) =>
      createSharedRateLimitStore(
        redis,
        createLocalRateLimitStore(() => 0),
      ),
    );
    const used = [];
    for (let i = 0; i < 4; i++) used.push((await stores[i % 2]?.take('k', 60))?.used);
    expect(used).toEqual([1, 2, 3, 4]);
  });

  it('a connection that is cut comes back by itself, subscriptions too', async () => {
    const prefix = `test:${randomUUID()}:`;
    const { hostname, port } = new URL(own());
    const proxy = await openTcpProxy({ host: hostname, port: Number(port || 6379) });
    const redis = await connect(`redis://127.0.0.1:${proxy.port}/15`, {
      prefix,
      commandTimeoutMs: PATIENT_MS,
    });
    await until(() => redis.isUp());
    const heard: string[] = [];
    const subscription = await redis.subscribe('c', (text) => heard.push(text));
    expect((await redis.count('k', 60))?.used).toBe(1);
    proxy.cut();
    await until(() => !redis.isUp());
    expect(await redis.count('k', 10)).toBeNull();
    proxy.restore();
    await until(() => redis.isUp());
    expect((await redis.count('k', 60))?.used).toBe(2);
    await until(() => {
      redis.publish('c', 'again');
      return heard.includes('again');
    });
    await subscription.close();
    await redis.close();
    await proxy.close();
  });
});

/** A database of its own, so that FLUSHDB here disturbs nobody; keys carry the run's prefix as well. */
function own(): string {
  const parsed = new URL(url ?? 'redis://unset');
  parsed.pathname = '/15';
  return parsed.href;
}

async function ready(prefix: string): Promise<Redis> {
  const redis = await connect(own(), { prefix, commandTimeoutMs: PATIENT_MS });
  await until(() => redis.isUp());
  return redis;
}

function admin(): Client {
  const client = new Client(own());
  open.push({ close: async () => client.disconnect() });
  return client;
}

function address(server: net.Server): net.AddressInfo {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The test server does not listen.');
  return at;
}
