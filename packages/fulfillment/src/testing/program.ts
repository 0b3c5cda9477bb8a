import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
/** Loads TypeScript in a program, wherever it lies. */
export const TSX = fileURLToPath(import.meta.resolve('tsx'));
export const LIBRARY_SOURCE = join(here, '..', 'index.ts');

/** A project of its own in a temporary folder. */
export function createProject(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'balcao-fulfillment-'));
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('package.json', '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The library in one file, for plain Node. */
export async function buildLibrary(folder: string): Promise<void> {
  await build({
    entryPoints: [LIBRARY_SOURCE],
    outfile: join(folder, 'node_modules', 'library.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
}

/** A running program; its output is waited for, never slept for. */
export interface Program {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the first match in what was written since the last one. */
  see: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Resolves with the exit code, or the name of the signal that ended it. */
  end: Promise<number | NodeJS.Signals>;
  kill: () => Promise<void>;
}

export function runProgram(folder: string, args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let seenUpTo = 0;
  let look: () => void = () => undefined;
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const end = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    child,
    end,
    output: () => output,
    see: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const match = output.slice(seenUpTo).match(pattern);
          if (!match) return;
          seenUpTo += (match.index ?? 0) + match[0].length;
          look = () => undefined;
          resolve(match);
        };
        void end.then((code) => reject(new Error(`ended with ${code} without ${pattern}:\n${output}`)));
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
  };
}

/** Resolves once nothing listens at the address any more. */
export async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const isRefused = await fetch(url, { headers: { connection: 'close' } }).then(
      () => false,
      () => true,
    );
    if (isRefused) return;
  }
}
