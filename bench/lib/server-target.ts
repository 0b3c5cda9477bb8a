import { randomBytes } from 'node:crypto';
import { ACCOUNT } from './account.ts';
import type { BenchDatabase } from './database.ts';
import { findFreePort, type Role, runCli, type ServerEnv, ServerProcess } from './server-process.ts';
import { differences, type Target } from './target.ts';

export const SERVER_DATABASE = 'balcao_bench_server';

export type ServerOptions = { roles: readonly string[]; markRead: boolean; nodeArgs: string[] };

/** The product as an operator sets it up: CLI for organization and number, processes by role. */
export async function startServer(
  database: BenchDatabase,
  graphUrl: string,
  options: ServerOptions,
): Promise<Target> {
  const env = await prepareServer(database, graphUrl);
  const processes: ServerProcess[] = [];
  for (const role of options.roles)
    processes.push(new ServerProcess(parseRole(role), await findFreePort(), env, options.nodeArgs));
  try {
    for (const one of processes) await one.start();
    await publishEchoBot(env, processes[0]?.url ?? '', options.markRead);
  } catch (error) {
    for (const one of processes) await one.kill();
    throw error;
  }
  return {
    name: 'server',
    webhookUrls: processes.filter((one) => one.role !== 'worker').map((one) => webhookUrlOf(one)),
    pids: () => processes.flatMap((one) => one.pid ?? []),
    backlog: () => backlogOf(database),
    checkTables: (written) => checkTables(database, written),
    async stop() {
      for (const one of processes) await one.stop();
      await database.drop(SERVER_DATABASE);
    },
  };
}

export function webhookUrlOf(server: ServerProcess): string {
  return `${server.url}/webhooks/whatsapp`;
}

/** Database, organization, number. */
export async function prepareServer(database: BenchDatabase, graphUrl: string): Promise<ServerEnv> {
  const env: ServerEnv = {
    DATABASE_URL: await database.create(SERVER_DATABASE),
    BALCAO_MASTER_KEY: randomBytes(32).toString('base64'),
    WHATSAPP_GRAPH_URL: graphUrl,
    WHATSAPP_GRAPH_VERSION: ACCOUNT.graphVersion,
    LOG_LEVEL: 'warn',
  };
  await runCli(env, ['migrate']);
  await runCli(env, ['org', 'create', '--name', 'Bench']);
  await runCli(env, [
    'channel',
    'add',
    '--name',
    'Bench',
    '--phone-number-id',
    ACCOUNT.phoneNumberId,
    '--waba-id',
    ACCOUNT.wabaId,
    '--access-token',
    ACCOUNT.accessToken,
    '--app-secret',
    ACCOUNT.appSecret,
    '--verify-token',
    ACCOUNT.verifyToken,
    '--messages-per-second',
    '100000',
  ]);
  return env;
}

/** One short reply per message, so that floor and server do the same amount of sending. */
const ECHO_BOT = {
  schemaVersion: 1,
  name: 'Eco',
  start: 'eco',
  nodes: {
    eco: { type: 'ask', kind: 'text', text: 'eco[[ {{variables.last}}]]', saveAs: 'last', next: 'eco' },
  },
};

export async function publishEchoBot(env: ServerEnv, url: string, markRead: boolean): Promise<void> {
  const created = await runCli(env, ['api-key', 'create', '--name', 'bench']);
  const key = findText(created, ['key', 'api_key', 'token', 'secret']);
  const bots = await call(url, key, 'GET', '/v1/bots');
  await call(url, key, 'POST', `/v1/bots/${firstId(bots)}/versions`, { definition: ECHO_BOT });
  const channels = await call(url, key, 'GET', '/v1/channels');
  await call(url, key, 'PATCH', `/v1/channels/${firstId(channels)}`, { mark_read: markRead });
}

async function call(
  url: string,
  key: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

function firstId(list: unknown): string {
  const { items } = list as { items: { id: string }[] }; // protocol: every list has items with ids
  const [first] = items;
  if (!first) throw new Error('The list is empty; the server was not prepared as expected.');
  return first.id;
}

function findText(record: Record<string, unknown>, names: readonly string[]): string {
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string') return value;
  }
  throw new Error(`The CLI's answer has none of ${names.join(', ')}: ${Object.keys(record).join(', ')}`);
}

export async function backlogOf(database: BenchDatabase): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    SERVER_DATABASE,
    `select ((select count(*) from inbox) + (select count(*) from outbox) + (select count(*) from parked_statuses))::int as n`,
  );
  return row?.n ?? 0;
}

async function checkTables(database: BenchDatabase, written: number): Promise<string[]> {
  const [row] = await database.query<{ inbound: number; accepted: number; quarantined: number }>(
    SERVER_DATABASE,
    `select count(*) filter (where direction = 'inbound')::int as inbound,
            count(*) filter (where direction = 'outbound' and status in (2, 3, 5, 6, 7))::int as accepted,
            (select count(*) from quarantine)::int as quarantined from messages`,
  );
  const found = differences(written, row?.inbound ?? 0, row?.accepted ?? 0);
  if (row && row.quarantined > 0) found.push(`${row.quarantined} deliveries are in quarantine`);
  return found;
}

function parseRole(text: string): Role {
  if (text === 'all' || text === 'web' || text === 'worker') return text;
  throw new Error(`--roles takes all, web and worker, separated by commas, not "${text}".`);
}
