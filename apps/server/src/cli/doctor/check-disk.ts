import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DoctorCheck, fail, pass } from './check.ts';

const ENOUGH_BYTES = 1024 ** 3;

/** Media, and the built-in database, lie in the data folder. */
export async function checkDisk(dataDir: string): Promise<DoctorCheck> {
  try {
    await mkdir(dataDir, { recursive: true });
    const probe = join(dataDir, `.doctor-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'disk',
      `${dataDir} cannot be written: ${why}`,
      'Set DATA_DIR to a folder this user may write.',
    );
  }
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  const text = `${(free / 1024 ** 3).toFixed(1)} GB free in ${dataDir}`;
  return free < ENOUGH_BYTES
    ? fail('disk', text, 'Free some space: received files are kept there.')
    : pass('disk', text);
}
