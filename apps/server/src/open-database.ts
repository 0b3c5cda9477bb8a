import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './platform/config/index.ts';
import { type Db, migrate, openDatabase, startEmbedded } from './platform/db/index.ts';
import type { Log } from './platform/log/index.ts';

export type OpenedDatabase = {
  db: Db;
  connectionString: string;
  /** null with DATABASE_URL */
  embeddedFolder: string | null;
  /** migrations applied now */
  applied: string[];
  close(): Promise<void>;
};

/** The database of this configuration, migrated: DATABASE_URL, else the built-in PostgreSQL of DATA_DIR. */
export async function openConfiguredDatabase(
  config: Config,
  log: Log,
  options: { max?: number; applicationName?: string } = {},
): Promise<OpenedDatabase> {
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const connectionString = config.databaseUrl ?? embedded?.connectionString ?? '';
  try {
    const applied = await migrate({ connectionString, directory: findMigrations(), log });
    const db = await openDatabase({
      connectionString,
      max: options.max ?? 12,
      log,
      applicationName: options.applicationName ?? 'balcao',
    });
    return {
      db,
      connectionString,
      embeddedFolder: embedded?.dataFolder ?? null,
      applied,
      async close() {
        await db.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Beside the sources, and copied beside the build. */
export function findMigrations(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const folder of [join(here, 'migrations'), join(here, '..', 'migrations')])
    if (existsSync(folder)) return folder;
  throw new Error(`The migrations are missing beside ${here}. Build again: npm run build.`);
}
