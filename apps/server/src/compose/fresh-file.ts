import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** A file kept in memory and read again when it changed. While it is missing, the last content stays. */
export function createFreshFile(path: string): () => Promise<Buffer> {
  let content = readFileSync(path);
  let version: string | undefined;
  return async () => {
    try {
      // Before reading: a change during the read is seen the next time.
      const { mtimeMs, size } = await stat(path);
      const found = `${mtimeMs}:${size}`;
      if (found !== version) {
        content = await readFile(path);
        version = found;
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    return content;
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
