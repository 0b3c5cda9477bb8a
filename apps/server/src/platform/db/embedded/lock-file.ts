import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, isAlive, parseIdentity } from './identity.ts';

const RETRY_MS = 20;

/**
 * Runs `work` while holding the file. A dead holder's file is taken over. PostgreSQL's own lock is what keeps
 * data safe; this one keeps starters and stoppers from stepping on each other.
 */
export async function withLockFile<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify(identityOf(process.pid)), { mode: 0o600 });
  try {
    await acquire(path, mine, waitMs);
    try {
      return await work();
    } finally {
      await rm(path, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function acquire(path: string, mine: string, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (;;) {
    if (await tryLink(mine, path)) return;
    const holder = await readFile(path, 'utf8').catch(() => undefined);
    if (holder === undefined) continue;
    const identity = parseIdentity(holder);
    if (identity === undefined || !isAlive(identity)) {
      await removeStale(path, holder, waitMs);
      continue;
    }
    if (performance.now() > deadline) {
      throw new Error(`Process ${identity.pid} has held ${path} for too long. Stop it and start again.`);
    }
    await delay(RETRY_MS);
  }
}

// link() is atomic and the file is complete the moment it appears, unlike open(…, 'wx') and then write.
async function tryLink(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Who clears a dead holder's file away holds a lock of its own meanwhile, named after that file's words: nobody else can
 * have taken it away, so what is removed is never a living one's. Who died while doing so is cleared away in the same way.
 */
async function removeStale(path: string, stale: string, waitMs: number): Promise<void> {
  await withLockFile(clearingOf(path, stale), waitMs, async () => {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === stale) await rm(path, { force: true });
  });
}

/** The lock of whoever removes `stale` from `path`. */
export function clearingOf(path: string, stale: string): string {
  return `${path}.${createHash('sha256').update(stale).digest('hex').slice(0, 8)}`;
}
