import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../apps/server/dist/cli.js', import.meta.url));
const READY_WITHIN_MS = 60_000;

export type DemoServer = {
  url: string;
  demoUrl: string;
  appSecret: string;
  /** what the server logged, for the reader of a failure */
  log: () => string;
  stop: () => Promise<void>;
};

/** `balcao start --demo` as a person starts it, in a folder and on a port of its own. */
export async function startDemo(env: Record<string, string> = {}): Promise<DemoServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-e2e-'));
  const child = spawn(process.execPath, [CLI, 'start', '--demo', '--json'], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(forced);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = new Promise<{ url: string; demo_url: string }>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The demo did not start:\n${log}`)), READY_WITHIN_MS);
    const take = (chunk: Buffer) => {
      log += String(chunk);
      const line = log.split('\n').find((one) => one.includes('"demo_url"'));
      if (line === undefined) return;
      clearTimeout(timer);
      // The command promises this shape with --json.
      resolve(JSON.parse(line) as { url: string; demo_url: string });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The demo ended at its start:\n${log}`));
    });
  });
  try {
    const { url, demo_url } = await ready;
    const appSecret = readFileSync(join(dataDir, 'simulator.secret'), 'utf8').trim();
    return { url, demoUrl: demo_url, appSecret, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
