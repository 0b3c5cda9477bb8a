import { type ChildProcess, spawn } from 'node:child_process';
import type { FulfillmentLogger } from '../../request-log.ts';
import { findProjectRoot, SUPERVISOR_VARIABLE } from './can-restart.ts';
import { watchCode } from './watch-code.ts';

/** A child that has not stopped by then is killed. */
const STOP_MS = 5_000;
const LISTENING = 'balcao-fulfillment:listening';

/**
 * - starting: the child has not listened yet. Ends badly → the supervisor ends too, or waits if it is a restart.
 * - serving: ends badly → waiting. Ends well → the supervisor ends.
 * - restarting: the child was asked to stop; its end starts the next one.
 * - waiting: no child; a change starts one.
 * - stopping: a signal came; the child's end is ours.
 */
type State = 'starting' | 'serving' | 'restarting' | 'waiting' | 'stopping';

let supervision: Promise<never> | undefined;

/**
 * Runs this very script in a child process, and anew whenever its code changes. Never resolves: the program goes on
 * in the child, here only signals and changes are waited for.
 */
export function superviseScript(script: string, logger: FulfillmentLogger): Promise<never> {
  supervision ??= new Promise<never>(() => supervise(script, logger));
  return supervision;
}

/** Tells the supervisor that this child serves, and ends this child should the supervisor die. */
export function reportListening(stop: () => void): void {
  process.send?.(LISTENING);
  process.once('disconnect', stop);
  // A program that closes its server may end, listening to its supervisor or not.
  process.channel?.unref();
}

function supervise(script: string, logger: FulfillmentLogger): void {
  let state: State = 'starting';
  let hasServed = false;
  let child = run();
  watchCode(findProjectRoot(script), (path) => {
    if (state === 'stopping' || state === 'restarting') return;
    logger.info(`Código alterado (${path}): reiniciando.`);
    if (state === 'waiting') child = run();
    else {
      state = 'restarting';
      stopChild(child);
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (state === 'waiting') process.exit(0);
      state = 'stopping';
      stopChild(child);
    });
  }

  function run(): ChildProcess {
    state = 'starting';
    const next = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, [SUPERVISOR_VARIABLE]: String(process.pid) },
    });
    next.on('message', (message) => {
      if (message !== LISTENING || state !== 'starting') return;
      state = 'serving';
      hasServed = true;
    });
    next.once('exit', (code) => handleEnd(code ?? 1));
    return next;
  }

  function handleEnd(code: number): void {
    if (state === 'restarting') child = run();
    else if (state === 'stopping' || code === 0 || !hasServed) process.exit(code);
    else {
      state = 'waiting';
      logger.error(`O programa terminou com código ${code}. Corrija o código: ele reinicia ao salvar.`);
    }
  }
}

function stopChild(child: ChildProcess): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.once('exit', () => clearTimeout(timer));
  child.kill('SIGTERM');
}
