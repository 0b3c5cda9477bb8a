import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareBinaries } from './binaries.ts';

let folder: string;
let lib: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balcao-binaries-'));
  lib = join(folder, 'native', 'lib');
  await mkdir(lib, { recursive: true });
  await writeFile(join(lib, 'libpq.so.5.18'), 'x');
  await writeFile(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
});
afterEach(() => rm(folder, { recursive: true }));

test('library names are linked where the libraries lie, by several processes at once', async () => {
  const results = await Promise.all([1, 2, 3].map(() => prepareBinaries(folder, join(folder, 'private'))));
  expect(await readlink(join(lib, 'libpq.so.5'))).toBe(join(lib, 'libpq.so.5.18'));
  expect(results.map((result) => result.env)).toEqual([{}, {}, {}]);
});

test('in a folder we may not write to, they are linked in one of our own', async () => {
  const privateFolder = join(folder, 'private');
  const { env } = await prepareBinaries(folder, privateFolder, async () => false);
  expect(await readlink(join(privateFolder, 'lib', 'libpq.so.5'))).toBe(join(lib, 'libpq.so.5.18'));
  expect(Object.values(env)).toEqual([`${join(privateFolder, 'lib')}:${lib}`]);
});
