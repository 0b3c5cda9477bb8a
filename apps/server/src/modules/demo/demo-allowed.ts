import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../platform/config/index.ts';

export class DemoRefused extends Error {
  readonly code = 'DEMO_REFUSED';
}

export const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** The demo signs people in by a printed link and answers a fake WhatsApp: never on an address others reach. */
export function checkDemoAllowed(config: Config): void {
  if (config.isProduction)
    throw new DemoRefused(
      'The demo does not run with NODE_ENV=production. Use `balcao start`, which seeds nothing.',
    );
  if (!LOCAL_HOSTS.has(config.host))
    throw new DemoRefused(
      `The demo listens on this machine only, not on ${config.host}. Remove HOST, or use \`balcao start\`.`,
    );
  if (config.databaseUrl !== undefined)
    throw new DemoRefused('The demo uses its own database. Remove DATABASE_URL, or use `balcao start`.');
}

/** Demo and production refuse each other's data folder. */
export function claimDataFolder(dataDir: string, kind: 'demo' | 'production'): void {
  const file = join(dataDir, 'kind');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (found === null) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${kind}\n`);
    return;
  }
  if (found === kind) return;
  throw new DemoRefused(
    kind === 'demo'
      ? `${dataDir} holds a production installation. Start the demo with another DATA_DIR.`
      : `${dataDir} holds the demo. Choose another DATA_DIR for production, or remove the folder.`,
  );
}
