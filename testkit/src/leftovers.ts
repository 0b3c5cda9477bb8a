import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findCommandLine,
  isAlive,
  parseIdentity,
} from '../../apps/server/src/platform/db/embedded/identity.ts';

/** A run that was killed could not clean up after itself; the next one does it. */
export async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const home = join(parent, name, 'data');
    const owner = parseIdentity(await readFile(join(home, 'postgres.owner'), 'utf8').catch(() => ''));
    if (owner === undefined || isAlive(owner)) continue;
    const pid = Number.parseInt(
      await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8').catch(() => ''),
      10,
    );
    if (pid > 0 && findCommandLine(pid)?.includes(join(home, 'postgres'))) process.kill(pid, 'SIGQUIT');
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
