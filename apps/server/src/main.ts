import { type App, createApp } from './app.ts';
import { createSignInToken, signInUrl } from './modules/accounts/index.ts';
import { checkDemoAllowed, claimDataFolder, loadDemo } from './modules/demo/index.ts';
import { openConfiguredDatabase } from './open-database.ts';
import type { Config } from './platform/config/index.ts';
import { checkMasterKey, createSecretBox, readOrCreateMasterKey } from './platform/crypto/index.ts';
import { createLog } from './platform/log/index.ts';
import { VERSION } from './version.ts';

export type RunningServer = {
  url: string;
  /** demo only: opens the panel signed in, once */
  demoUrl: string | null;
  app: App;
  stop(): Promise<void>;
};

/** env → database → app → listening. `balcao start` calls this, then waits for a signal. */
export async function startServer(config: Config, options: { demo?: boolean } = {}): Promise<RunningServer> {
  const { demo: isDemo = false } = options;
  if (isDemo) checkDemoAllowed(config);
  if (config.databaseUrl === undefined) claimDataFolder(config.dataDir, isDemo ? 'demo' : 'production');
  const log = createLog({ level: config.logLevel });
  const database = await openConfiguredDatabase(config, log, { applicationName: `balcao ${config.role}` });
  try {
    const secrets = createSecretBox(config.masterKeys ?? (await readOrCreateMasterKey(config.dataDir)));
    await checkMasterKey(database.db, secrets);
    let app: App | undefined;
    const ownUrl = () => app?.publicUrl() ?? '';
    const demo = isDemo ? (await loadDemo()).createDemo(config, ownUrl) : null;
    app = await createApp({
      config,
      db: database.db,
      log,
      secrets,
      version: VERSION,
      ...(demo
        ? {
            mount: demo.mount,
            allowedPrivateHosts: demo.allowedPrivateHosts,
            simulatorUrl: () => `${ownUrl()}${demo.graphPath}`,
            phoneUrl: () => demo.phonePath,
          }
        : {}),
    });
    const { ctx, channels, fulfillment } = app;
    const url = await app.start();
    let demoUrl: string | null = null;
    if (demo) {
      demo.simulator.setPublicUrl(`${url}${demo.graphPath}`);
      const seeded = await demo.seed(ctx, channels, fulfillment);
      demoUrl = signInUrl(
        url,
        await createSignInToken(ctx, { organizationId: seeded.organizationId, userId: seeded.ownerId }),
      );
    }
    log.info({ url, role: config.role, version: VERSION }, 'Balcão is ready');
    const running = app;
    return {
      url,
      demoUrl,
      app,
      async stop() {
        await running.stop();
        await demo?.simulator.dispose();
        await database.close();
        log.info({}, 'Balcão has stopped');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Resolves at SIGINT or SIGTERM; a second signal leaves at once. */
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
