import pino from 'pino';
import type { Context } from '../context.ts';
import { openConfiguredDatabase } from '../open-database.ts';
import { systemClock } from '../platform/clock/index.ts';
import { type Config, parseConfig, readEnv } from '../platform/config/index.ts';
import { checkMasterKey, createSecretBox, readOrCreateMasterKey } from '../platform/crypto/index.ts';
import { createLog, type Log } from '../platform/log/index.ts';
import type { CliIo } from './io.ts';

export type CliSession = { ctx: Context; masterKeys: readonly string[]; applied: readonly string[] };

/** Opens what a server would, for one command: attaches to a running built-in database, or starts it and stops it after. */
export async function withSession<T>(io: CliIo, run: (session: CliSession) => Promise<T>): Promise<T> {
  const config = parseConfig(readEnv(io.env));
  const log = cliLog(config, io);
  const database = await openConfiguredDatabase(config, log, { max: 3, applicationName: 'balcao cli' });
  try {
    const masterKeys = config.masterKeys ?? (await readOrCreateMasterKey(config.dataDir));
    const secrets = createSecretBox(masterKeys);
    await checkMasterKey(database.db, secrets);
    const ctx: Context = { config, db: database.db, clock: systemClock, log, secrets };
    return await run({ ctx, masterKeys, applied: database.applied });
  } finally {
    await database.close();
  }
}

/** To standard error, because standard output belongs to the command's answer. */
export function cliLog(config: Config, io: CliIo): Log {
  const level = io.env.LOG_LEVEL ? config.logLevel : 'error';
  return createLog({ level, destination: pino.destination({ dest: 2, sync: true }) });
}

/** Where people reach the server, as far as the settings tell. */
export function publicUrlOf(config: Config): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return config.publicUrl ?? `http://${host}:${config.port}`;
}
