import { type App, createApp } from './app.ts';
import { openConfiguredDatabase } from './open-database.ts';
import type { Config } from './platform/config/index.ts';
import { checkMasterKey, createSecretBox, readOrCreateMasterKey } from './platform/crypto/index.ts';
import { createLog } from './platform/log/index.ts';
import { VERSION } from './version.ts';

export type RunningServer = { url: string; app: App; stop(): Promise<void> };

/** env → database → app → listening. `balcao start` calls this, then waits for a signal. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog({ level: config.logLevel });
  const database = await openConfiguredDatabase(config, log, { applicationName: `balcao ${config.role}` });
  try {
    const secrets = createSecretBox(config.masterKeys ?? (await readOrCreateMasterKey(config.dataDir)));
    await checkMasterKey(database.db, secrets);
    const app = await createApp({ config, db: database.db, log, secrets, version: VERSION });
    const url = await app.start();
    log.info({ url, role: config.role, version: VERSION }, 'Balcão is ready');
    return {
      url,
      app,
      async stop() {
        await app.stop();
        await database.close();
        log.info({}, 'Balcão has stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Runs until SIGINT or SIGTERM; a second signal leaves at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}
