import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What a user types: builds what is stale first. */
const BIN = fileURLToPath(new URL('../../apps/server/bin/balcao.mjs', import.meta.url));
/** What it built: restarts in the middle of a run must not build again. */
const BUILT = fileURLToPath(new URL('../../apps/server/dist/cli.js', import.meta.url));
const READY_WITHIN_MS = 30_000;

export type ServerEnv = Record<string, string>;
export type Role = 'all' | 'web' | 'worker';

/** `balcao …` as a user types it; with `--json` its answer is read. */
export async function runCli(env: ServerEnv, args: readonly string[]): Promise<Record<string, unknown>> {
  const child = spawn(process.execPath, [BIN, ...args, '--json'], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`balcao ${args.join(' ')} failed (exit ${code}):\n${errors}${output}`);
  const line = output.trim().split('\n').at(-1) ?? '';
  return JSON.parse(output.trim().startsWith('{') ? output : line) as Record<string, unknown>; // read field by field below
}

/** A server process that can be killed and started again on its port. */
export class ServerProcess {
  readonly role: Role;
  readonly port: number;
  readonly #env: ServerEnv;
  readonly #nodeArgs: string[];
  #child: ChildProcess | null = null;
  #log = '';
  /** answers /readyz and has not been killed since */
  isReady = false;
  /** how long its starts took */
  readonly startsMs: number[] = [];

  constructor(role: Role, port: number, env: ServerEnv, nodeArgs: string[] = []) {
    this.role = role;
    this.port = port;
    this.#env = env;
    this.#nodeArgs = nodeArgs;
  }

  get pid(): number | undefined {
    return this.#child?.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The last lines it logged. */
  get log(): string {
    return this.#log;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.#nodeArgs, BUILT, 'start'], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...this.#env,
        ROLE: this.role,
        PORT: String(this.port),
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#log = (this.#log + String(chunk)).slice(-200_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const startedMs = performance.now();
    await this.#waitUntilReady(child);
    this.startsMs.push(performance.now() - startedMs);
    this.isReady = true;
  }

  async kill(): Promise<void> {
    this.isReady = false;
    await this.#end('SIGKILL');
  }

  /** Finishes what it holds. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(forced);
  }

  async #waitUntilReady(child: ChildProcess): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS;
    while (performance.now() < deadline) {
      if (child.exitCode !== null)
        throw new Error(`The server (${this.role}) ended at start:\n${this.#log.slice(-4_000)}`);
      if (child.signalCode !== null)
        throw new Error(`The server (${this.role}) was killed while it started.`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await delay(50);
    }
    throw new Error(`The server (${this.role}) was not ready in time:\n${this.#log.slice(-4_000)}`);
  }
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
