import { createEmptyDatabase, until } from '@balcao/testkit';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../log/index.ts';
import { prepareAppRole } from './app-role.ts';
import { openDatabase } from './database.ts';
import type { Db, Tx } from './db.types.ts';
import { isTransientDbError, TransactionAborted, TransactionEnded, UnknownCommitOutcome } from './errors.ts';

const ACME = '0190a0a0-0000-7000-8000-00000000000a';
const BETA = '0190a0a0-0000-7000-8000-00000000000b';

let db: Db;
let owner: Client;
let drop: () => Promise<void>;
let connectionString: string;

beforeAll(async () => {
  ({ connectionString, drop } = await createEmptyDatabase());
  owner = new Client({ connectionString });
  owner.on('error', () => undefined);
  await owner.connect();
  await prepareAppRole(owner);
  await owner.query(`
    CREATE TABLE notes (organization_id uuid NOT NULL, body text NOT NULL, size bigint);
    ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON notes USING
      (organization_id = any((select current_setting('balcao.orgs', true))::uuid[]));
    CREATE TABLE unique_later (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);`);
  db = await openDatabase({ connectionString, max: 2, log: silentLog, applicationName: 'balcao db test' });
});

afterAll(async () => {
  await db.close();
  await owner.end();
  await drop();
});

const insert = (tx: Tx, organizationId: string, body: string) =>
  tx.execute({ text: 'INSERT INTO notes VALUES ($1, $2)', values: [organizationId, body] });
const bodies = async (tx: Tx) =>
  (await tx.query<{ body: string }>({ text: 'SELECT body FROM notes ORDER BY body' })).map((row) => row.body);
const selfDestruct = (tx: Tx) => tx.query({ text: 'SELECT pg_backend_pid() AS pid' });

describe('tenants', () => {
  test('a transaction sees and writes only the organizations of its scope', async () => {
    await db.tx([ACME, BETA], async (tx) => {
      await insert(tx, ACME, 'acme 1');
      await insert(tx, BETA, 'beta 1');
    });
    expect(await db.tx(ACME, bodies)).toEqual(['acme 1']);
    expect(await db.tx(BETA, bodies)).toEqual(['beta 1']);
    expect(await db.tx([ACME, BETA], bodies)).toEqual(['acme 1', 'beta 1']);
    expect(await db.tx([], bodies)).toEqual([]);
    await expect(db.tx(ACME, (tx) => insert(tx, BETA, 'stolen'))).rejects.toMatchObject({ code: '42501' });
  });

  test('a scope never leaks to the next user of the connection, nor breaks its queries', async () => {
    for (let i = 0; i < 4; i++) {
      await db.tx(ACME, bodies);
      expect(await db.query({ text: 'SELECT * FROM notes' })).toEqual([]);
    }
  });

  test('only uuids are accepted as scope', async () => {
    await expect(db.tx(`{}'; DROP TABLE notes; --`, bodies)).rejects.toThrow(TypeError);
  });
});

describe('transactions', () => {
  test('a throw rolls back, and afterCommit does not run', async () => {
    let ran = false;
    const failing = db.tx(ACME, async (tx) => {
      tx.afterCommit(() => {
        ran = true;
      });
      await insert(tx, ACME, 'ghost');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(ran).toBe(false);
    expect(await db.tx(ACME, bodies)).not.toContain('ghost');
  });

  test('afterCommit runs when others can see the data, and its failure does not fail the transaction', async () => {
    let seen: string[] = [];
    const result = await db.tx(ACME, async (tx) => {
      tx.afterCommit(async () => {
        seen = await db.tx(ACME, bodies);
      });
      tx.afterCommit(() => {
        throw new Error('only logged');
      });
      await insert(tx, ACME, 'visible');
      return 7;
    });
    expect(result).toBe(7);
    expect(seen).toContain('visible');
  });

  test('a swallowed statement error cannot pass for a commit', async () => {
    const swallowing = db.tx(ACME, async (tx) => {
      await insert(tx, ACME, 'half');
      await tx.query({ text: 'SELECT 1/0' }).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(TransactionAborted);
    expect(await db.tx(ACME, bodies)).not.toContain('half');
  });

  test('an error the server answers to COMMIT is a certain rollback, not an unknown outcome', async () => {
    const failing = db.tx([], (tx) => tx.execute({ text: 'INSERT INTO unique_later VALUES (1), (1)' }));
    await expect(failing).rejects.toMatchObject({ code: '23505' });
  });

  test('a connection lost at COMMIT is an unknown outcome, and the pool goes on', async () => {
    await owner.query(`
      CREATE OR REPLACE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END';
      CREATE TABLE fatal (id int);
      CREATE CONSTRAINT TRIGGER die AFTER INSERT ON fatal DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION die();
      GRANT INSERT ON fatal TO balcao_app`);
    let ran = false;
    const committing = db.tx([], async (tx) => {
      tx.afterCommit(() => {
        ran = true;
      });
      await tx.execute({ text: 'INSERT INTO fatal VALUES (1)' });
    });
    const error = await committing.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnknownCommitOutcome);
    expect(isTransientDbError(error)).toBe(true);
    expect(ran).toBe(false);
    expect(await db.tx(ACME, bodies)).toContain('visible');
  });

  test('a connection killed while checked out fails that transaction as transient and nothing else', async () => {
    const failing = db.tx([], async (tx) => {
      const [row] = (await selfDestruct(tx)) as { pid: number }[];
      await owner.query({ text: 'SELECT pg_terminate_backend($1)', values: [row?.pid] });
      await until(async () => {
        const { rowCount } = await owner.query({
          text: 'SELECT 1 FROM pg_stat_activity WHERE pid = $1',
          values: [row?.pid],
        });
        return rowCount === 0;
      });
      await tx.query({ text: 'SELECT 1' });
    });
    const error = await failing.catch((reason: unknown) => reason);
    expect(isTransientDbError(error)).toBe(true);
    expect(await db.tx([], (tx) => tx.query({ text: 'SELECT 1 AS one' }))).toEqual([{ one: 1 }]);
  });

  test('a transaction that ended refuses statements instead of running them in somebody else’s', async () => {
    const leaked = await db.tx(ACME, async (tx) => tx);
    await expect(leaked.query({ text: 'SELECT 1' })).rejects.toThrow(TransactionEnded);
    expect(() => leaked.afterCommit(() => undefined)).toThrow(TransactionEnded);
  });

  test('read-only refuses writes; repeatable read keeps its snapshot', async () => {
    await expect(db.tx(ACME, (tx) => insert(tx, ACME, 'x'), { readOnly: true })).rejects.toMatchObject({
      code: '25006',
    });
    await db.tx(
      ACME,
      async (tx) => {
        const before = await bodies(tx);
        await db.tx(ACME, (other) => insert(other, ACME, 'meanwhile'));
        expect(await bodies(tx)).toEqual(before);
      },
      { isolation: 'repeatable read' },
    );
  });
});

test('the pool can be watched', async () => {
  await db.tx([], async () => expect(db.pool.totalCount - db.pool.idleCount).toBe(1));
  expect(db.pool.waitingCount).toBe(0);
});

test('every connection is the app role, in UTC, with time limits', async () => {
  const [row] = await db.query({
    text: `SELECT current_user AS role, current_setting('timezone') AS zone,
      current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`,
  });
  expect(row).toEqual({ role: 'balcao_app', zone: 'UTC', statement: '30s', idle: '30s' });
});

test('int8 is a number while exact, else a bigint; date stays text; timestamptz is a Date', async () => {
  const [row] = await db.query({
    text: `SELECT 42::int8 AS small, 9007199254740993::int8 AS large, ARRAY[1, NULL]::int8[] AS list,
      '2026-11-21'::date AS day, '2026-11-21T10:00:00-03'::timestamptz AS moment`,
  });
  expect(row).toEqual({
    small: 42,
    large: 9007199254740993n,
    list: [1, null],
    day: '2026-11-21',
    moment: new Date('2026-11-21T13:00:00Z'),
  });
});

describe('notifications', () => {
  test('equal hints of one moment arrive once, different ones each', async () => {
    const seen: string[] = [];
    const listener = await db.listen('coalesce', (payload) => seen.push(payload));
    for (const payload of ['a', 'a', 'b', 'a']) db.notify('coalesce', payload);
    await until(() => seen.length >= 2);
    expect(seen.sort()).toEqual(['a', 'b']);
    await listener.close();
  });

  test('a lost listening connection comes back, says so, and hears again', async () => {
    const seen: string[] = [];
    let reconnects = 0;
    const listener = await db.listen(
      'survive',
      (payload) => seen.push(payload),
      () => reconnects++,
    );
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'balcao db test listen'`,
    );
    await until(() => reconnects === 1);
    db.notify('survive', 'again');
    await until(() => seen.includes('again'));
    await listener.close();
  });

  test('closing leaves no connection behind', async () => {
    const other = await openDatabase({
      connectionString,
      max: 2,
      log: silentLog,
      applicationName: 'balcao leak test',
    });
    await other.listen('x', () => undefined);
    other.notify('x', 'y');
    await other.tx([], (tx) => tx.query({ text: 'SELECT 1' }));
    await other.close();
    await until(async () => {
      const { rowCount } = await owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'balcao leak test%'`,
      );
      return rowCount === 0;
    });
  });
});
