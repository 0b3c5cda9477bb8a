import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityOf } from './identity.ts';
import { clearingOf, withLockFile } from './lock-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balcao-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rm(folder, { recursive: true }));

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one at a time, also when all find a dead holder’s file, and nothing is left behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await turn();
    inside--;
  };
  // Who looks away at the wrong moment is rare: many rounds.
  for (let round = 0; round < 30; round++) {
    await writeFile(path, JSON.stringify({ pid: process.pid, startedAt: 'before the last boot/1' }));
    await Promise.all(Array.from({ length: 8 }, () => withLockFile(path, 5_000, work)));
    expect([most, await readdir(folder)]).toEqual([1, []]);
  }
});

test('who died while clearing a dead holder’s file away is cleared away, too', async () => {
  const dead = JSON.stringify({ pid: process.pid, startedAt: 'before the last boot/1' });
  await writeFile(path, dead);
  await writeFile(clearingOf(path, dead), JSON.stringify({ pid: process.pid, startedAt: 'before/2' }));
  expect(await withLockFile(path, 5_000, async () => 'in')).toBe('in');
  expect(await readdir(folder)).toEqual([]);
});

test('a failure releases it', async () => {
  await expect(withLockFile(path, 1_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLockFile(path, 1_000, async () => 'free')).toBe('free');
});

test('a living holder is waited for, then named', async () => {
  await writeFile(path, JSON.stringify(identityOf(process.pid)));
  await expect(withLockFile(path, 0, async () => 'in')).rejects.toThrow(`Process ${process.pid} has held`);
});
