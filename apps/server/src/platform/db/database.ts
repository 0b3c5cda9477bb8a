import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import type { Log } from '../log/log.ts';
import type { Db, Queryable, Statement, Tx, TxOptions } from './db.types.ts';
import { isCertainRollback, TransactionAborted, TransactionEnded, UnknownCommitOutcome } from './errors.ts';
import { createHints, type Hints } from './hints.ts';
import { createListeners } from './listeners.ts';
import { checkOrganizationIds } from './scope.ts';
import { columnTypes } from './types.ts';

export const APP_ROLE = 'balcao_app';

export type DatabaseOptions = {
  connectionString: string;
  max: number;
  log: Log;
  applicationName: string;
  statementTimeoutMs?: number;
  idleInTransactionTimeoutMs?: number;
  connectTimeoutMs?: number;
};

export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  const pool = createPool(options);
  const listeners = createListeners(options);
  const hints = createHints(pool, options.log);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw explainConnectError(error);
  }
  let closing: Promise<void> | undefined;
  return {
    pool,
    ...queryable((statement) => pool.query(toQueryConfig(statement))),
    tx: (scope, run, txOptions) => runTx(pool, hints, options.log, scope, run, txOptions),
    listen: listeners.listen,
    notify: hints.notify,
    close() {
      closing ??= (async () => {
        await hints.close();
        await listeners.close();
        await pool.end();
      })();
      return closing;
    },
  };
}

function createPool(options: DatabaseOptions): Pool {
  // Owners and superusers bypass row-level security, so every connection becomes the app's role first.
  // Session default '{}': a set_config(…, true) would otherwise leave '' behind, which is no uuid[].
  const setUp = [
    `SET ROLE ${APP_ROLE}`,
    `SET timezone = 'UTC'`,
    `SET statement_timeout = ${options.statementTimeoutMs ?? 30_000}`,
    `SET idle_in_transaction_session_timeout = ${options.idleInTransactionTimeoutMs ?? 30_000}`,
    `SET balcao.orgs = '{}'`,
  ].join('; ');
  const pool = new Pool({
    connectionString: options.connectionString,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: columnTypes,
    onConnect: async (client) => {
      await client.query(setUp);
    },
  });
  // Both are needed: the pool reports idle clients only, and an unheard 'error' ends the process.
  pool.on('error', (error) => options.log.warn({ err: error }, 'Idle database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => options.log.warn({ err: error }, 'Database connection lost'));
  });
  return pool;
}

async function runTx<T>(
  pool: Pool,
  hints: Hints,
  log: Log,
  scope: string | readonly string[],
  run: (tx: Tx) => Promise<T>,
  options: TxOptions = {},
): Promise<T> {
  const begin = beginText(scope, options);
  const client = await pool.connect();
  const callbacks: (() => void | Promise<void>)[] = [];
  const state = { ended: false };
  let fatal: unknown;
  let result: T;
  try {
    await client.query(begin);
    result = await run(openTx(client, hints, state, callbacks));
    state.ended = true;
    await commit(client);
  } catch (error) {
    state.ended = true;
    fatal = error instanceof UnknownCommitOutcome || !(await rollback(client)) ? error : undefined;
    throw error;
  } finally {
    client.release(fatal !== undefined);
  }
  await runCallbacks(callbacks, log);
  return result;
}

/** BEGIN and the scope in one round trip: the text holds checked uuids only, so the simple protocol is safe. */
function beginText(scope: string | readonly string[], options: TxOptions): string {
  const ids = checkOrganizationIds(typeof scope === 'string' ? [scope] : scope);
  const modes = [
    ...(options.isolation === 'repeatable read' ? ['ISOLATION LEVEL REPEATABLE READ'] : []),
    ...(options.readOnly === true ? ['READ ONLY'] : []),
  ].join(', ');
  return `BEGIN ${modes}; SELECT set_config('balcao.orgs', '{${ids.join(',')}}', true)`;
}

function openTx(
  client: PoolClient,
  hints: Hints,
  state: { ended: boolean },
  callbacks: (() => void | Promise<void>)[],
): Tx {
  const tx: Omit<Tx, symbol> = {
    ...queryable(async (statement) => {
      if (state.ended) throw new TransactionEnded();
      return client.query(toQueryConfig(statement));
    }),
    afterCommit(callback) {
      if (state.ended) throw new TransactionEnded();
      callbacks.push(callback);
    },
    notify(channel, payload) {
      this.afterCommit(() => hints.notify(channel, payload));
    },
  };
  // The brand exists for the compiler only: this is the one place that may make a Tx.
  return tx as Tx;
}

async function commit(client: PoolClient): Promise<void> {
  let command: string;
  try {
    command = (await client.query('COMMIT')).command;
  } catch (error) {
    throw isCertainRollback(error) ? error : new UnknownCommitOutcome(error);
  }
  if (command === 'ROLLBACK') throw new TransactionAborted();
}

async function rollback(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    // The connection is gone and the transaction with it; the first error is the one to report.
    return false;
  }
}

async function runCallbacks(callbacks: (() => void | Promise<void>)[], log: Log): Promise<void> {
  for (const callback of callbacks) {
    try {
      await callback();
    } catch (error) {
      log.error({ err: error }, 'A callback after commit failed; the transaction itself is saved');
    }
  }
}

function queryable(run: (statement: Statement) => Promise<QueryResult>): Queryable {
  return {
    // The row type is the caller's promise about its own SQL, written beside it in a store.
    query: async <Row>(statement: Statement) => (await run(statement)).rows as Row[],
    execute: async (statement) => (await run(statement)).rowCount ?? 0,
  };
}

function toQueryConfig(statement: Statement): QueryConfig {
  return statement;
}

function explainConnectError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === '22023' || error.code === '42501' || /role .*balcao_app/.test(error.message)) {
    return new Error(
      `The database has no role "${APP_ROLE}" this user may become. Run "balcao migrate" first; it makes the role or prints the statement to run.`,
      { cause: error },
    );
  }
  return error;
}
