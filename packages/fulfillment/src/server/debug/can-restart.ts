import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isMainThread } from 'node:worker_threads';

/** Names the process that restarts this one. Its own children inherit the variable, but have another parent. */
export const SUPERVISOR_VARIABLE = 'BALCAO_FULFILLMENT_SUPERVISOR';

export const isSupervised = (): boolean => process.env[SUPERVISOR_VARIABLE] === String(process.ppid);

/**
 * Whether this process runs a script of the user's that can be run again as it is. Not so inside a tool (a test
 * runner, a process manager), a worker, a REPL, or under `node --watch`, which restarts by itself.
 */
export function findRestartableScript(): string | undefined {
  const script = process.argv[1];
  if (!isMainThread || script === undefined || script === '-') return undefined;
  if (script.split(sep).includes('node_modules')) return undefined;
  const { WATCH_REPORT_DEPENDENCIES, NODE_TEST_CONTEXT, NODE_UNIQUE_ID } = process.env;
  const isRunByOther = WATCH_REPORT_DEPENDENCIES ?? NODE_TEST_CONTEXT ?? NODE_UNIQUE_ID;
  return isRunByOther === undefined ? script : undefined;
}

/** The folder of the nearest package.json above the script, else the script's own. */
export function findProjectRoot(script: string): string {
  for (let folder = dirname(script); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return dirname(script);
  }
}
