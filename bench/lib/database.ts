import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../apps/server/src/platform/db/index.ts';
import { silentLog } from '../../apps/server/src/platform/log/index.ts';
import { findChildren } from './processes.ts';

export type BenchDatabase = {
  /** what runs it, for the report */
  label: string;
  urlOf(name: string): string;
  /** a new, empty database */
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  query<Row>(name: string, text: string): Promise<Row[]>;
  checkpoint(): Promise<void>;
  /** pids of the server; empty when it is not ours */
  pids(): Promise<number[]>;
  postmasterPid(): Promise<number | undefined>;
  close(): Promise<void>;
};

/** PostgreSQL with the product's own settings, on a throwaway folder; or the one behind `url`. */
export async function openBenchDatabase(url: string | undefined): Promise<BenchDatabase> {
  return url === undefined ? openEmbedded() : openGiven(url);
}

async function openEmbedded(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'balcao-bench-'));
  // As root PostgreSQL runs as another account, which must be able to enter.
  await chmod(folder, 0o755);
  const server = await startEmbedded({
    dataDir: join(folder, 'data'),
    log: silentLog,
    tuning: { maxConnections: 100 },
  });
  const pidFile = join(server.dataFolder, 'postmaster.pid');
  const postmasterPid = async () => {
    const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
    return pid > 0 ? pid : undefined;
  };
  return {
    ...databasesOf(server.connectionString),
    label: 'embedded PostgreSQL',
    postmasterPid,
    async pids() {
      const pid = await postmasterPid();
      return pid === undefined ? [] : [pid, ...(await findChildren(pid))];
    },
    async close() {
      await server.stop();
      await rm(dirname(server.dataFolder), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openGiven(url: string): BenchDatabase {
  return {
    ...databasesOf(url),
    label: 'PostgreSQL of --database-url',
    postmasterPid: async () => undefined,
    pids: async () => [],
    close: async () => undefined,
  };
}

function databasesOf(url: string) {
  const urlOf = (name: string) => url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
  return {
    urlOf,
    async create(name: string) {
      await run(url, `drop database if exists ${name} with (force)`);
      await run(url, `create database ${name} template template0`);
      return urlOf(name);
    },
    async drop(name: string) {
      await run(url, `drop database if exists ${name} with (force)`);
    },
    query: <Row>(name: string, text: string) => run<Row>(urlOf(name), text),
    async checkpoint() {
      await run(url, 'checkpoint').catch(() => undefined);
    },
  };
}

async function run<Row>(connectionString: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString, application_name: 'balcao bench' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const result = await client.query(text);
    return result.rows as Row[]; // the caller writes the statement and names its row
  } finally {
    await client.end();
  }
}
