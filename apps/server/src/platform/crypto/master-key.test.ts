import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOrCreateMasterKey } from './master-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balcao-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the key file is made once, readable by its owner only, also when many start at once', async () => {
  const dataDir = join(folder, 'data');
  const keys = await Promise.all(Array.from({ length: 5 }, () => readOrCreateMasterKey(dataDir)));
  expect(new Set(keys.map(String)).size).toBe(1);
  expect((await stat(join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(['master.key']);
  expect(await readOrCreateMasterKey(dataDir)).toEqual(keys[0]);
});

test('a damaged key file is never replaced', async () => {
  await writeFile(join(folder, 'master.key'), 'oops');
  await expect(readOrCreateMasterKey(folder)).rejects.toThrow(/damaged\. Restore it from a backup/);
});
