import { systemClock } from '../../platform/clock/index.ts';
import { type Config, ConfigError, parseConfig, readEnv } from '../../platform/config/index.ts';
import {
  checkMasterKey,
  createSecretBox,
  readOrCreateMasterKey,
  type SecretBox,
} from '../../platform/crypto/index.ts';
import { type Db, openDatabase, startEmbedded } from '../../platform/db/index.ts';
import { type CliError, toCliError } from '../cli-error.ts';
import type { CliIo } from '../io.ts';
import { cliLog } from '../session.ts';
import { type DoctorCheck, fail, pass, skip } from './check.ts';
import { checkChannels } from './check-channels.ts';
import { checkClock, checkDatabase, checkMigrations } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkMail } from './check-mail.ts';

/** Looks and changes nothing: migrations that are missing are told, not applied. */
export async function diagnose(io: CliIo): Promise<DoctorCheck[]> {
  let config: Config;
  try {
    config = parseConfig(readEnv(io.env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => fail('config', problem, 'Correct this environment variable.'));
  }
  const checks = [
    pass('config', 'The environment is valid.'),
    await checkDisk(config.dataDir),
    await checkMail(config.smtp),
  ];
  try {
    checks.push(...(await checkWithDatabase(config, io)));
  } catch (error) {
    checks.push(failureOf('database', toCliError(error)));
  }
  return checks;
}

async function checkWithDatabase(config: Config, io: CliIo): Promise<DoctorCheck[]> {
  const log = cliLog(config, io);
  const embedded =
    config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const connectionString = config.databaseUrl ?? embedded?.connectionString ?? '';
  let db: Db | undefined;
  try {
    db = await openDatabase({ connectionString, max: 3, log, applicationName: 'balcao doctor' });
    const migrations = await checkMigrations(db);
    const checks = [await checkDatabase(db), migrations, await checkClock(db, () => systemClock.now())];
    if (migrations.ok !== true) return [...checks, skip('master key', 'Looked at once migrated.')];
    const secrets = createSecretBox(config.masterKeys ?? (await readOrCreateMasterKey(config.dataDir)));
    const key = await checkKey(db, secrets);
    checks.push(key);
    if (key.ok !== true) return checks;
    return [...checks, ...(await checkChannels({ config, db, clock: systemClock, log, secrets }))];
  } finally {
    await db?.close();
    await embedded?.stop();
  }
}

async function checkKey(db: Db, secrets: SecretBox): Promise<DoctorCheck> {
  try {
    await checkMasterKey(db, secrets);
    return pass('master key', 'Opens the secrets of this database.');
  } catch (error) {
    return failureOf('master key', toCliError(error));
  }
}

function failureOf(name: string, error: CliError): DoctorCheck {
  return fail(name, `${error.code}: ${error.message}`, 'Correct this first, then run balcao doctor again.');
}
