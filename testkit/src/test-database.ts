import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { inject } from 'vitest';
import { type Db, openDatabase, type Statement } from '../../apps/server/src/platform/db/index.ts';
import { columnTypes } from '../../apps/server/src/platform/db/types.ts';
import { type Log, silentLog } from '../../apps/server/src/platform/log/index.ts';
import { withDatabase } from './test-server.ts';

export type TestDatabase = {
  db: Db;
  /** Logs in as the owner; `openDatabase` then becomes the app's role, as in production. */
  connectionString: string;
  /** Past row-level security: to prepare and to look, never for the code under test. */
  queryAsOwner<Row>(statement: Statement | string): Promise<Row[]>;
  close(): Promise<void>;
};

/** A copy of the migrated template. One per test file: `beforeAll` makes it, `afterAll` closes it. */
export async function createTestDatabase(options: { max?: number; log?: Log } = {}): Promise<TestDatabase> {
  const { connectionString, drop } = await createCopy(inject('balcaoTestServer').template);
  const db = await openDatabase({
    connectionString,
    max: options.max ?? 5,
    log: options.log ?? silentLog,
    applicationName: 'balcao test',
  });
  const owner = new Pool({
    connectionString,
    max: 1,
    types: columnTypes,
    application_name: 'balcao test owner',
  });
  owner.on('error', () => undefined);
  return {
    db,
    connectionString,
    queryAsOwner: async <Row>(statement: Statement | string) => (await owner.query(statement)).rows as Row[],
    async close() {
      await db.close();
      await owner.end();
      await drop();
    },
  };
}

/** No tables at all: for tests of migrations and of the database layer itself. */
export async function createEmptyDatabase(): Promise<{ connectionString: string; drop(): Promise<void> }> {
  return createCopy('template0');
}

async function createCopy(template: string): Promise<{ connectionString: string; drop(): Promise<void> }> {
  const { maintenanceUrl, prefix, dropEach } = inject('balcaoTestServer');
  const name = `${prefix}_${randomBytes(5).toString('hex')}`;
  await runAsOwner(maintenanceUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    connectionString: withDatabase(maintenanceUrl, name),
    drop: async () => {
      if (dropEach) await runAsOwner(maintenanceUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function runAsOwner(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'balcao test' });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
