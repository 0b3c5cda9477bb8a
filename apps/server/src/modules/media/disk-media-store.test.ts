import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from './disk-media-store.ts';
import type { MediaStore } from './media-store.ts';

let folder: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balcao-media-'));
  store = createDiskMediaStore(join(folder, 'media'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* chunks(...parts: Buffer[]) {
  yield* parts;
}
async function* failing(part: Buffer) {
  yield part;
  throw new Error('the line broke');
}
async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('disk media store', () => {
  it('gives back what was written, whole or in part', async () => {
    const bytes = randomBytes(300_000);
    const stored = await store.write(chunks(bytes.subarray(0, 100_000), bytes.subarray(100_000)));
    expect(stored.sizeBytes).toBe(bytes.length);
    expect(stored.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await collect(await store.open(stored.key))).equals(bytes)).toBe(true);
    expect(await collect(await store.open(stored.key, { start: 5, end: 9 }))).toEqual(bytes.subarray(5, 10));
    expect((await store.readAll(stored.key)).equals(bytes)).toBe(true);
  });

  it('a write that fails leaves nothing behind', async () => {
    const before = (await filesIn(folder)).length;
    await expect(store.write(failing(Buffer.from('half')))).rejects.toThrow('the line broke');
    expect((await filesIn(folder)).length).toBe(before);
  });

  it('no key leads out of the folder', async () => {
    for (const key of [
      '../../etc/passwd',
      `${'a'.repeat(30)}/.`,
      '',
      'A'.repeat(32),
      `${'a'.repeat(32)}\0`,
    ]) {
      await expect(store.readAll(key)).rejects.toMatchObject({ code: 'MEDIA_MISSING' });
      await expect(store.delete(key)).rejects.toMatchObject({ code: 'MEDIA_MISSING' });
    }
  });

  it('what was deleted is missing', async () => {
    const { key } = await store.write(chunks(Buffer.from('x')));
    await store.delete(key);
    await expect(store.open(key)).rejects.toMatchObject({ code: 'MEDIA_MISSING' });
  });
});
