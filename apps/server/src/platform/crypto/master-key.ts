import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const MIN_LENGTH = 32;

/** "new,old": seals with the first, opens with any. */
export function parseMasterKeys(text: string): readonly string[] {
  const keys = text
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  if (keys.length === 0 || keys.some((key) => key.length < MIN_LENGTH)) {
    throw new Error(
      `must be at least ${MIN_LENGTH} characters (two keys while rotating: new,old). Make one with: openssl rand -base64 32`,
    );
  }
  if (new Set(keys).size !== keys.length) throw new Error('holds the same key twice; write new,old');
  return keys;
}

/** The key of the built-in database, made once. Complete the moment it appears, whoever makes it first. */
export async function readOrCreateMasterKey(dataDir: string): Promise<readonly string[]> {
  const path = join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true });
  const existing = await readKeyFile(path);
  if (existing) return existing;
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  const made = await readKeyFile(path);
  if (made === undefined) throw new Error(`The key file ${path} disappeared while it was made. Start again.`);
  return made;
}

async function readKeyFile(path: string): Promise<readonly string[] | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parseMasterKeys(text);
  } catch (cause) {
    throw new Error(
      `The key file ${path} is damaged. Restore it from a backup; without it no secret can be read.`,
      {
        cause,
      },
    );
  }
}
