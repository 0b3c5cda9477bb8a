import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { MediaMissing, type MediaStore } from './media-store.ts';

const KEY = /^[0-9a-f]{32}$/;

/** Files in `<folder>/ab/cd/abcd…`, written aside and renamed, so that a file that is there is whole. */
export function createDiskMediaStore(folder: string): MediaStore {
  function pathOf(key: string): string {
    // Keys come back from the database: nothing but our own shape may become a path.
    if (!KEY.test(key)) throw new MediaMissing(key.slice(0, 40));
    return join(folder, key.slice(0, 2), key.slice(2, 4), key);
  }

  return {
    async write(content) {
      const key = randomBytes(16).toString('hex');
      const path = pathOf(key);
      const temporary = join(folder, 'incoming', key);
      await mkdir(dirname(temporary), { recursive: true });
      try {
        const written = await writeSynced(temporary, content);
        await makeFolder(dirname(path), folder);
        await rename(temporary, path);
        await syncFolder(dirname(path));
        return { key, ...written };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async open(key, range): Promise<Readable> {
      const file = await openExisting(pathOf(key), key);
      return file.createReadStream(range ? { start: range.start, end: range.end } : {});
    },
    async readAll(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        throw isMissing(error) ? new MediaMissing(key, error) : error;
      }
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

async function writeSynced(
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** A new folder's name lies in its parent, so the parent is synced too. */
async function makeFolder(path: string, root: string): Promise<void> {
  const made = await mkdir(path, { recursive: true });
  if (made === undefined) return;
  for (let at = dirname(path); at.length >= root.length; at = dirname(at)) await syncFolder(at);
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders, and needs no such call.
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openExisting(path: string, key: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw isMissing(error) ? new MediaMissing(key, error) : error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
