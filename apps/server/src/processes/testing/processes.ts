import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export type Env = Record<string, string>;
export type Exit = { code: number | null; signal: NodeJS.Signals | null };
export type CommandResult = { code: number | null; out: string; err: string; json: JsonAnswer };
/** Answers are read field by field; a field that is missing fails the assertion that names it. */
// oxlint-disable-next-line typescript/no-explicit-any
export type JsonAnswer = any;

export type Server = {
  url: string;
  demoUrl: string | null;
  pid: number;
  readyAfterMs: number;
  exited: Promise<Exit>;
  /** what it wrote so far: log lines */
  log(): string;
  signal(name: NodeJS.Signals): void;
  /** SIGTERM, and what became of it */
  stop(): Promise<Exit & { tookMs: number }>;
};

export type Processes = {
  /** `balcao start`, resolved when it says its address */
  start(env: Env, args?: readonly string[]): Promise<Server>;
  /** any other command, to its end; its code is null when it had to be ended */
  run(env: Env, args: readonly string[]): Promise<CommandResult>;
  /** Ends what still runs, each by its own pid. */
  endAll(): Promise<void>;
};

const READY_WITHIN_MS = 30_000;
const RUN_WITHIN_MS = 30_000;

/** Real processes of one built program, with nothing of this process's environment but what finds and homes programs. */
export function createProcesses(file: string): Processes {
  const running = new Set<ChildProcess>();

  function launch(env: Env, args: readonly string[]) {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const child = spawn(process.execPath, [file, ...args], {
      env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const heard = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => void (heard.out += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => void (heard.err += String(chunk)));
    const exited = new Promise<Exit>((resolve) => {
      child.once('close', (code, signal) => {
        running.delete(child);
        resolve({ code, signal });
      });
    });
    return { child, heard, exited };
  }

  return {
    async start(env, args = []) {
      const startedAt = performance.now();
      const { child, heard, exited } = launch({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', ...env }, [
        'start',
        '--json',
        ...args,
      ]);
      let ended: Exit | undefined;
      void exited.then((exit) => {
        ended = exit;
      });
      for (;;) {
        const line = heard.out.split('\n').find((one) => one.includes('"demo_url"'));
        if (line !== undefined) {
          const { url, demo_url: demoUrl }: JsonAnswer = JSON.parse(line);
          return {
            url,
            demoUrl,
            pid: child.pid ?? -1,
            readyAfterMs: performance.now() - startedAt,
            exited,
            log: () => heard.out + heard.err,
            signal: (name) => void child.kill(name),
            async stop() {
              const askedAt = performance.now();
              child.kill('SIGTERM');
              return { ...(await exited), tookMs: performance.now() - askedAt };
            },
          };
        }
        if (ended || performance.now() - startedAt > READY_WITHIN_MS) {
          child.kill('SIGKILL');
          throw new Error(
            `The server did not start (${JSON.stringify(ended ?? 'no answer in time')}):\n${heard.out}${heard.err}`,
          );
        }
        await delay(10);
      }
    },
    async run(env, args) {
      const { child, heard, exited } = launch(env, args);
      const tooLong = setTimeout(() => child.kill('SIGKILL'), RUN_WITHIN_MS);
      const { code } = await exited;
      clearTimeout(tooLong);
      return { code, ...heard, json: parseJson(heard.out) ?? parseJson(heard.err) };
    },
    async endAll() {
      const left = [...running];
      const ends = left.map((child) => new Promise((resolve) => child.once('close', resolve)));
      for (const child of left) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}

function parseJson(text: string): JsonAnswer {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
