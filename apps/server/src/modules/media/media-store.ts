import type { Readable } from 'node:stream';

export type StoredFile = { key: string; sizeBytes: number; sha256: string };

/** Where the bytes of attachments lie. Keys are made by the store. */
export interface MediaStore {
  /** Durable once it resolves; nothing is left behind when it rejects. */
  write(content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Both ends included; the whole file without a range. */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>;
  readAll(key: string): Promise<Buffer>;
  delete(key: string): Promise<void>;
}

export class MediaMissing extends Error {
  readonly code = 'MEDIA_MISSING';
  constructor(key: string, cause?: unknown) {
    super(`The file ${key} is not in the media folder. Restore DATA_DIR/media from a backup.`, { cause });
  }
}
