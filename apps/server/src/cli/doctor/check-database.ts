import { findMigrations } from '../../open-database.ts';
import { type Db, findSqlState, MigrationError } from '../../platform/db/index.ts';
import { decidePending, readMigrations } from '../../platform/db/migrate.ts';
import { type DoctorCheck, fail, pass } from './check.ts';

type Applied = { version: string; name: string; checksum: string };

export async function checkDatabase(db: Db): Promise<DoctorCheck> {
  const [row] = await db.query<{ version: string; number: string }>({
    text: `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
  });
  const version = row?.version ?? 'unknown';
  return Number(row?.number ?? 0) < 150_000
    ? fail('database', `PostgreSQL ${version} answers.`, 'Use PostgreSQL 15 or newer.')
    : pass('database', `PostgreSQL ${version} answers.`);
}

export async function checkMigrations(db: Db): Promise<DoctorCheck> {
  try {
    const applied = await readApplied(db);
    const pending = decidePending(await readMigrations(findMigrations()), applied);
    return pending.length === 0
      ? pass('migrations', `All ${applied.length} are applied.`)
      : fail('migrations', `${pending.length} are not applied yet.`, 'Run: balcao migrate');
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    return fail('migrations', error.message, 'Install the version this database belongs to.');
  }
}

async function readApplied(db: Db): Promise<Applied[]> {
  try {
    return await db.query<Applied>({
      text: 'select version, name, checksum from schema_migrations order by version',
    });
  } catch (error) {
    // 42P01: nothing was migrated here yet.
    if (findSqlState(error) === '42P01') return [];
    throw error;
  }
}

const SKEW_LIMIT_MS = 5_000;

export async function checkClock(db: Db, nowMs: () => number): Promise<DoctorCheck> {
  const beforeMs = nowMs();
  const [row] = await db.query<{ now: Date }>({ text: 'select clock_timestamp() as now' });
  const middleMs = (beforeMs + nowMs()) / 2;
  const skewMs = Math.round(middleMs - (row?.now.getTime() ?? middleMs));
  return Math.abs(skewMs) > SKEW_LIMIT_MS
    ? fail(
        'clock',
        `This machine and the database differ by ${(skewMs / 1000).toFixed(1)} s.`,
        'Set both by NTP.',
      )
    : pass('clock', `This machine and the database agree within ${Math.abs(skewMs)} ms.`);
}
