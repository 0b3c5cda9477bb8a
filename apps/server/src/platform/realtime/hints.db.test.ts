import { randomUUID } from 'node:crypto';
import { createTestDatabase, fakeClock, type TestDatabase, testRedis, until } from '@balcao/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '../db/index.ts';
import type { Principal } from '../http/index.ts';
import { silentLog } from '../log/index.ts';
import { createRedis, noRedis, type Redis } from '../redis/index.ts';
import { databaseEphemeral, databaseHints, notifyEvents, redisEphemeral, redisHints } from './hints.ts';
import { createRealtimeHub } from './hub.ts';
import type { EphemeralBus, HintSource } from './realtime.types.ts';
import { createTestLog } from './test-log.ts';

const log = silentLog;
const principal: Principal = { kind: 'key', organizationId: 'a', role: 'admin', apiKeyId: 'k' };
let database: TestDatabase;
let otherDb: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  otherDb = await openDatabase({
    connectionString: database.connectionString,
    max: 2,
    log: silentLog,
    applicationName: 'other',
  });
});
afterAll(async () => {
  await otherDb.close();
  await database.close();
});

/** One process's hub with one client; its clock stands still, so nothing comes by the poll. */
async function listening(
  readEvents: ReturnType<typeof createTestLog>['read'],
  hints: HintSource,
  ephemeral: EphemeralBus,
) {
  const hub = createRealtimeHub({ readEvents, hints: [hints], ephemeral, clock: fakeClock(0), log });
  await hub.start();
  const got: { type: string; events?: { seq: number }[]; message?: unknown }[] = [];
  hub
    .connect({
      principal,
      send: async (text) => void got.push(JSON.parse(text)),
      trySend: (text) => got.push(JSON.parse(text)) > 0,
      close: () => {},
    })
    .subscribe(null);
  await until(() => got.length === 1);
  return { hub, got };
}

const redisUrl = testRedis();
const ways: [string, boolean, (prefix: string) => Promise<[Redis, Redis]>][] = [
  ['the database alone', true, async () => [noRedis, noRedis]],
  [
    `Redis${redisUrl ? '' : ' (set TEST_REDIS_URL to run)'}`,
    redisUrl !== undefined,
    async (prefix) => {
      const make = () =>
        createRedis(redisUrl, { log, clock: fakeClock(0), prefix, commandTimeoutMs: 30_000 });
      const made: [Redis, Redis] = [await make(), await make()];
      await until(() => made.every((redis) => redis.isUp()));
      return made;
    },
  ],
];

describe.each(ways)('between two processes through %s', (_name, there, connect) => {
  it.skipIf(!there)('events are hinted and passing messages carried, once each', async () => {
    const [mine, theirs] = await connect(`test:${randomUUID()}:`);
    const viaRedis = mine !== noRedis;
    const events = createTestLog();
    const here = await listening(
      events.read,
      viaRedis ? redisHints(mine) : databaseHints(database.db),
      viaRedis ? redisEphemeral(mine) : databaseEphemeral(database.db),
    );
    const far = await listening(
      events.read,
      viaRedis ? redisHints(theirs) : databaseHints(otherDb),
      viaRedis ? redisEphemeral(theirs) : databaseEphemeral(otherDb),
    );
    events.append('a');
    await until(() => {
      // Repeated, since a subscription to Redis may still be under way; hints may double.
      notifyEvents(database.db, mine, 'a');
      return here.got.length === 2 && far.got.length === 2;
    });
    expect(far.got[1]).toMatchObject({ type: 'events', events: [{ seq: 1 }] });

    here.hub.sendEphemeral('a', { typing: 'u' });
    await until(() => far.got.length === 3);
    expect(far.got[2]).toEqual({ type: 'ephemeral', message: { typing: 'u' } });
    expect(here.got.length).toBe(3);
    for (const { hub } of [here, far]) await hub.close();
    for (const redis of [mine, theirs]) await redis.close();
  });
});
