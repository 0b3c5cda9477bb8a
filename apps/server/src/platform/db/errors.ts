/** COMMIT was sent and no readable answer came: the transaction may or may not have happened. */
export class UnknownCommitOutcome extends Error {
  readonly code = 'UNKNOWN_COMMIT_OUTCOME';
  constructor(cause: unknown) {
    super('The connection was lost while committing; look in the database before doing it again.', { cause });
    this.name = 'UnknownCommitOutcome';
  }
}

/** The callback swallowed an error of a statement, so PostgreSQL answered COMMIT with ROLLBACK. */
export class TransactionAborted extends Error {
  readonly code = 'TRANSACTION_ABORTED';
  constructor() {
    super(
      'A statement failed inside this transaction and its error was swallowed; nothing was saved. Let it throw.',
    );
    this.name = 'TransactionAborted';
  }
}

export class TransactionEnded extends Error {
  readonly code = 'TRANSACTION_ENDED';
  constructor() {
    super('This transaction has ended; await every statement before its callback returns.');
    this.name = 'TransactionEnded';
  }
}

// 08 connection, 40 serialization and deadlock, 53 resources, 55 lock or state, 57 operator, 58 system.
const TRANSIENT_CLASSES = new Set(['08', '40', '53', '55', '57', '58']);
const LOST_CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);
const LOST_CONNECTION_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|Query read timeout)/i;

/** True = the same work may succeed later; false = the work itself is at fault. */
export function isTransientDbError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof UnknownCommitOutcome) return true;
  const state = findSqlState(error);
  if (state !== undefined) return TRANSIENT_CLASSES.has(state.slice(0, 2));
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && LOST_CONNECTION_CODES.has(code) && !isFileError(error)) return true;
  return LOST_CONNECTION_MESSAGES.test(error.message);
}

/** The five characters PostgreSQL sent, or undefined when the error did not come from it. */
export function findSqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/** After ERROR the server has rolled back for certain; FATAL and silence say nothing about a COMMIT under way. */
export function isCertainRollback(error: unknown): boolean {
  return (
    findSqlState(error) !== undefined &&
    error instanceof Error &&
    'severity' in error &&
    error.severity === 'ERROR'
  );
}

// ENOENT of a unix socket is a database that is away; of a file it is a bug.
function isFileError(error: Error): boolean {
  return 'syscall' in error && error.syscall !== 'connect' && 'path' in error;
}
