import { setTimeout as delay } from 'node:timers/promises';
import { type Failures, NO_FAILURES } from '../double/failures.ts';
import type { DoubleCommands } from '../graph-double.ts';
import type { BenchDatabase } from '../lib/database.ts';
import type { Helper } from '../lib/helper.ts';
import type { Random } from '../lib/random.ts';
import type { ServerProcess } from '../lib/server-process.ts';
import { SERVER_DATABASE } from '../lib/server-target.ts';

export type Arena = {
  database: BenchDatabase;
  double: Helper<DoubleCommands>;
  servers: readonly ServerProcess[];
  random: Random;
  say: (text: string) => void;
};

export type TroubleCounts = { kills: Record<string, number>; databaseRestarts: number; graphPhases: number };

const GRAPH_PHASES: readonly Failures[] = [
  NO_FAILURES,
  { ...NO_FAILURES, serverError: 0.3, tooManyRequests: 0.05 },
  { ...NO_FAILURES, resetBefore: 0.1, resetAfter: 0.15 },
  { ...NO_FAILURES, hangAfter: 0.05, delay: 0.3 },
  {
    serverError: 0.1,
    tooManyRequests: 0.02,
    resetBefore: 0.05,
    resetAfter: 0.05,
    hangAfter: 0.02,
    delay: 0.1,
  },
];

/** Everything that can go wrong does, until the signal; then all is healthy again. */
export async function makeTrouble(arena: Arena, signal: AbortSignal): Promise<TroubleCounts> {
  const counts: TroubleCounts = { kills: {}, databaseRestarts: 0, graphPhases: 0 };
  await Promise.all([
    killServers(arena, signal, counts),
    restartDatabase(arena, signal, counts),
    disturbGraph(arena, signal, counts),
  ]);
  await arena.double.call('fail', NO_FAILURES);
  return counts;
}

async function killServers(arena: Arena, signal: AbortSignal, counts: TroubleCounts): Promise<void> {
  const { random, servers, say } = arena;
  const starting = new Set<Promise<void>>();
  let turn = 0;
  while (await pause(1_000 + random() * 2_500, signal)) {
    // By turns, so that a short run meets both.
    turn += 1;
    const role = turn % 2 === 0 ? 'web' : 'worker';
    const alive = servers.filter((one) => one.role === role && one.isReady);
    const server = alive[Math.floor(random() * alive.length)];
    if (server === undefined) continue;
    counts.kills[server.role] = (counts.kills[server.role] ?? 0) + 1;
    say(`kill -9 ${server.role} :${server.port}`);
    await server.kill();
    const again: Promise<void> = delay(random() * 1_500)
      .then(() => startAgain(arena, server))
      .finally(() => starting.delete(again));
    starting.add(again);
  }
  await Promise.all(starting);
}

/** What a supervisor does: start it until it stays. */
async function startAgain(arena: Arena, server: ServerProcess): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await server.start();
    } catch (error) {
      // PostgreSQL may be down at this moment.
      await server.kill();
      if (attempt >= 20) throw error;
      arena.say(`${server.role} :${server.port} did not start, once more`);
      await delay(500);
    }
  }
}

async function restartDatabase(arena: Arena, signal: AbortSignal, counts: TroubleCounts): Promise<void> {
  const { database, random, say } = arena;
  while (await pause(5_000 + random() * 8_000, signal)) {
    const pid = await database.postmasterPid();
    counts.databaseRestarts += 1;
    if (pid === undefined) {
      say('all connections of PostgreSQL are terminated');
      await database
        .query(
          'postgres',
          `select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '${SERVER_DATABASE}'`,
        )
        .catch(() => undefined);
      continue;
    }
    const how = random() < 0.5 ? 'SIGKILL' : 'SIGINT';
    say(`PostgreSQL gets ${how}`);
    try {
      process.kill(pid, how);
    } catch {
      say('it was down already');
    }
  }
}

async function disturbGraph(arena: Arena, signal: AbortSignal, counts: TroubleCounts): Promise<void> {
  while (await pause(500 + arena.random() * 3_000, signal)) {
    const failures = GRAPH_PHASES[Math.floor(arena.random() * GRAPH_PHASES.length)] ?? NO_FAILURES;
    counts.graphPhases += 1;
    await arena.double.call('fail', failures);
  }
}

/** False: it is over. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
