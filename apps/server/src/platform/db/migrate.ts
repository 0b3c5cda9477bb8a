import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Log } from '../log/log.ts';
import { prepareAppRole } from './app-role.ts';

export type MigrateOptions = { connectionString: string; directory: string; log: Log };
export type MigrationFile = { version: string; name: string; text: string; checksum: string };
type AppliedMigration = { version: string; name: string; checksum: string };

const LOCK_KEY = 0x62616c63; // "balc"

export class MigrationError extends Error {
  readonly code = 'MIGRATION_ERROR';
}

/** Applies what is new, in order, each file in its own transaction. Returns the names applied now. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const files = await readMigrations(options.directory);
  const client = new Client({
    connectionString: options.connectionString,
    application_name: 'balcao migrate',
  });
  client.on('error', (error) => options.log.warn({ err: error }, 'Migration connection lost'));
  await client.connect();
  try {
    // One migrating process at a time; the others then find nothing to do.
    await client.query(`SET statement_timeout = 0; SELECT pg_advisory_lock(${LOCK_KEY})`);
    await prepareAppRole(client);
    await client.query(`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        version text PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now());
      REVOKE ALL ON schema_migrations FROM balcao_app; GRANT SELECT ON schema_migrations TO balcao_app`);
    const { rows } = await client.query<AppliedMigration>(
      'SELECT version, name, checksum FROM schema_migrations ORDER BY version',
    );
    const pending = decidePending(files, rows);
    for (const file of pending) await apply(client, file, options.log);
    return pending.map((file) => file.name);
  } finally {
    await client.end();
  }
}

/** Forward only: what was applied may not change, vanish, or be overtaken. */
export function decidePending(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  const known = new Map(files.map((file) => [file.version, file]));
  for (const row of applied) {
    const file = known.get(row.version);
    if (file === undefined) {
      throw new MigrationError(
        `The database has migration ${row.name}, which this version does not know: it was used by a newer Balcão. Install that version or restore a backup.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationError(
        `Migration ${file.name} was changed after it was applied. Put the original file back and write the change as a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.version));
  const last = applied.at(-1)?.version ?? '';
  const pending = files.filter((file) => !done.has(file.version));
  const late = pending.find((file) => file.version < last);
  if (late) {
    throw new MigrationError(
      `Migration ${late.name} is numbered below ${last}, which is already applied. Give it the next free number.`,
    );
  }
  return pending;
}

export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const files: MigrationFile[] = [];
  for (const name of names) {
    const version = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (version === undefined)
      throw new MigrationError(`Name the migration ${name} like 0001_what_it_does.sql.`);
    if (files.at(-1)?.version === version) {
      throw new MigrationError(
        `Two migrations are numbered ${version}: ${files.at(-1)?.name} and ${name}. Renumber one.`,
      );
    }
    const text = await readFile(join(directory, name), 'utf8');
    files.push({ version, name, text, checksum: checksumOf(text) });
  }
  return files;
}

// Line ends differ between checkouts of one commit.
function checksumOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

async function apply(client: Client, file: MigrationFile, log: Log): Promise<void> {
  const startedAt = performance.now();
  try {
    await client.query('BEGIN');
    await client.query(file.text);
    await client.query({
      text: 'INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)',
      values: [file.version, file.name, file.checksum],
    });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new MigrationError(
      `Migration ${file.name} failed and was rolled back: ${describe(error, file.text)}`,
      {
        cause: error,
      },
    );
  }
  log.info(
    { migration: file.name, durationMs: Math.round(performance.now() - startedAt) },
    'Migration applied',
  );
}

function describe(error: unknown, text: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isInteger(position)) return error.message;
  return `${error.message} (line ${text.slice(0, position).split('\n').length})`;
}
