import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, migrate, startEmbedded } from '../../apps/server/src/platform/db/index.ts';
import { silentLog } from '../../apps/server/src/platform/log/index.ts';
import { removeLeftovers } from './leftovers.ts';
import { type TestServer, withDatabase } from './test-server.ts';

const MIGRATIONS = fileURLToPath(new URL('../../apps/server/migrations', import.meta.url));
const FOLDER_PREFIX = 'balcao-test-';

/** One server for the whole run with one migrated template; every test file copies it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `balcao_test_${Date.now().toString(36)}${randomBytes(3).toString('hex')}`;
  const realUrl = process.env.TEST_DATABASE_URL;
  const { maintenanceUrl, stop } = realUrl ? useServer(realUrl, prefix) : await startServer();
  const template = `${prefix}_template`;
  try {
    await runSql(maintenanceUrl, `CREATE DATABASE ${template} TEMPLATE template0`);
    await migrate({
      connectionString: withDatabase(maintenanceUrl, template),
      directory: MIGRATIONS,
      log: silentLog,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const server: TestServer = { maintenanceUrl, prefix, template, dropEach: realUrl !== undefined };
  project.provide('balcaoTestServer', server);
  return stop;
}

type RunningServer = { maintenanceUrl: string; stop: () => Promise<void> };

function useServer(url: string, prefix: string): RunningServer {
  return {
    maintenanceUrl: url,
    async stop() {
      const names = await runSql(
        url,
        `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`,
      );
      for (const name of names) await runSql(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function startServer(): Promise<RunningServer> {
  await removeLeftovers(tmpdir(), FOLDER_PREFIX);
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  // As root PostgreSQL runs as another account, which must be able to enter.
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const server = await startEmbedded({
    dataDir: join(folder, 'data'),
    log: silentLog,
    tuning: { durable: false, maxConnections: 200, sharedBuffers: '64MB' },
  });
  return {
    maintenanceUrl: withDatabase(server.connectionString, 'postgres'),
    async stop() {
      await closeForgotten(server);
      if (!(await server.stop()))
        throw new Error('Somebody still uses the test PostgreSQL; it was left running.');
      await rm(dirname(server.dataFolder), { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function closeForgotten(server: EmbeddedPostgres): Promise<void> {
  const forgotten = await runSql(
    server.connectionString,
    // Materialised first: else the planner may terminate before it compares, this connection too.
    `WITH others AS MATERIALIZED (
       SELECT pid, application_name || ' on ' || datname AS name FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'balcao presence')
     SELECT name FROM others WHERE pg_terminate_backend(pid)`,
  );
  if (forgotten.length > 0)
    console.warn(`Test files left database connections open: ${forgotten.join(', ')}`);
}

async function runSql(url: string, text: string): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'balcao test set-up' });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text, rowMode: 'array' });
    return rows.map((row) => row[0] ?? '');
  } finally {
    await client.end();
  }
}
