import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { z } from 'zod';

const ENDED = 'ended';

/** A process, told apart from a later one with the same pid (containers reuse pids at every start). */
export const processIdentity = z.object({ pid: z.number().int(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

export function identityOf(pid: number): ProcessIdentity {
  return { pid, startedAt: startOf(pid) };
}

export function isAlive(identity: ProcessIdentity): boolean {
  const startedAt = startOf(identity.pid);
  return pidExists(identity.pid) && startedAt !== ENDED && startedAt === identity.startedAt;
}

export function isSame(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.startedAt === b.startedAt;
}

export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    return processIdentity.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL's processes work inside their data folder. Undefined where the system does not tell: no /proc, or
 * root in a container that may not look into another account's processes.
 */
export function findProcessesIn(folder: string, uid: number): number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const working = workingFolder(name, uid);
    if (working === 'hidden') return undefined;
    if (working === folder) found.push(Number(name));
  }
  return found;
}

/** Undefined where the system does not tell. */
export function findCommandLine(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return text === '' ? undefined : text.split('\0');
  } catch {
    return undefined;
  }
}

export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function workingFolder(pid: string, uid: number): string | undefined {
  try {
    if (statSync(`/proc/${pid}`).uid !== uid) return undefined;
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'hidden' : undefined;
  }
}

// Field 22 of /proc/<pid>/stat counts from boot, so the boot id belongs to it. A zombie (containers without an init
// process keep them) has ended.
function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return ENDED;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return ENDED;
  }
}
