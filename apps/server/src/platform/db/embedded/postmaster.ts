import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../log/log.ts';
import type { Binaries } from './binaries.ts';
import { findCommandLine, findProcessesIn, pidExists } from './identity.ts';
import type { Places } from './places.ts';

export type Tuning = {
  sharedBuffers?: string;
  maxConnections?: number;
  /** Only for throwaway data of tests: false gives up surviving a crash of the machine. */
  durable?: boolean;
};

const INIT_PREFIX = 'postgres.init.';
const LOG_LIMIT_BYTES = 10_000_000;

/** initdb in a temporary folder, then rename: a half-made data folder can never be started. */
export async function initialiseData(places: Places, binaries: Binaries, tuning: Tuning): Promise<void> {
  for (const name of await readdir(places.home)) {
    // Left by a start that was killed; we hold the lock, so nobody is at work in it.
    if (name.startsWith(INIT_PREFIX)) await rm(join(places.home, name), { recursive: true, force: true });
  }
  const temporary = join(places.home, `${INIT_PREFIX}${randomUUID()}`);
  await mkdir(temporary, { mode: 0o700 });
  try {
    if (places.account) await chown(temporary, places.account.uid, places.account.gid);
    await run(
      binaries.initdb,
      [
        '-D',
        temporary,
        '--username=postgres',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--auth-local=trust',
        '--auth-host=reject',
        ...(tuning.durable === false ? ['--no-sync'] : []),
      ],
      places,
      binaries,
    );
    await rename(temporary, places.data);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function run(command: string, args: string[], places: Places, binaries: Binaries): Promise<void> {
  const child = spawn(command, args, {
    ...places.account,
    cwd: '/',
    env: childEnv(binaries),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed (exit ${code}):\n${output.trim()}`);
}

/** Starts the server in a session of its own: a Ctrl-C meant for us must not stop it before we have drained. */
export async function spawnPostmaster(places: Places, binaries: Binaries, tuning: Tuning): Promise<number> {
  const size = await stat(places.logFile).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await truncate(places.logFile);
  const log = openSync(places.logFile, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, ['-D', places.data, ...settings(places, tuning)], {
      ...places.account,
      cwd: '/',
      detached: true,
      env: childEnv(binaries),
      stdio: ['ignore', log, log],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    if (child.pid === undefined) throw new Error('PostgreSQL did not start.');
    return child.pid;
  } finally {
    closeSync(log);
  }
}

function settings(places: Places, tuning: Tuning): string[] {
  const values: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: places.socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: String(tuning.maxConnections ?? 60),
    shared_buffers: tuning.sharedBuffers ?? '64MB',
    max_wal_size: '2GB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // ERROR lines quote rows, and rows are customers' data; the app logs its own errors, redacted.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    ...(tuning.durable === false ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

// Nothing of our environment is PostgreSQL's business: it may hold PG* variables and secrets.
function childEnv(binaries: Binaries): Record<string, string> {
  return { LC_ALL: 'C', PATH: '/usr/bin:/bin', ...binaries.env };
}

/** The living postmaster of this data folder. */
export async function findPostmaster(places: Places): Promise<number | undefined> {
  const pid = await readPid(pidFile(places));
  return pid !== undefined && isPostmaster(pid, places) ? pid : undefined;
}

/** After kill -9 of the postmaster its backends need a moment to notice; starting earlier is refused. */
export async function waitForOrphans(places: Places, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  while ((livingProcesses(places)?.length ?? 0) > 0 && performance.now() < deadline) await delay(10);
}

/**
 * PostgreSQL replaces the lock files of a dead process itself, checking shared memory on the way, so only what it
 * cannot see through is cleared here: the pid now belongs to a stranger or to a zombie nobody collects.
 */
export async function clearStaleLocks(places: Places, log: Log): Promise<void> {
  for (const file of [pidFile(places), join(places.socketFolder, '.s.PGSQL.5432.lock')]) {
    const pid = await readPid(file);
    if (pid === undefined || !pidExists(pid) || isPostmaster(pid, places)) continue;
    if (livingProcesses(places)?.length !== 0) return;
    log.warn({ pid, file }, 'A lock file of PostgreSQL names a process that is not PostgreSQL; removing it');
    await rm(file, { force: true });
  }
}

function pidFile(places: Places): string {
  return join(places.data, 'postmaster.pid');
}

async function readPid(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isPostmaster(pid: number, places: Places): boolean {
  if (!pidExists(pid)) return false;
  const command = findCommandLine(pid);
  return process.platform === 'linux' ? (command?.includes(places.data) ?? false) : true;
}

function livingProcesses(places: Places): number[] | undefined {
  return findProcessesIn(places.data, places.account?.uid ?? process.getuid?.() ?? -1);
}

export async function stopPostmaster(pid: number, places: Places, log: Log): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForExit(pid, places, waitMs)) return;
    log.warn({ pid, signal }, 'PostgreSQL did not stop in time');
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop; its log is ${places.logFile}.`);
}

async function waitForExit(pid: number, places: Places, waitMs: number): Promise<boolean> {
  const deadline = performance.now() + waitMs;
  while (performance.now() < deadline) {
    const living = livingProcesses(places);
    if (living === undefined ? !isPostmaster(pid, places) : living.length === 0) return true;
    await delay(10);
  }
  return false;
}
