export { APP_ROLE, type DatabaseOptions, openDatabase } from './database.ts';
export type { Db, Listener, Queryable, Statement, Tx, TxOptions } from './db.types.ts';
export { type EmbeddedOptions, EmbeddedPostgres, startEmbedded } from './embedded/embedded.ts';
export {
  findSqlState,
  isTransientDbError,
  TransactionAborted,
  TransactionEnded,
  UnknownCommitOutcome,
} from './errors.ts';
export { type MigrateOptions, MigrationError, migrate } from './migrate.ts';
