import { AppError } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { FilePart } from '../../platform/http/index.ts';
import type { Media } from './media.ts';
import { ACCEPTED_TYPES, type AttachmentKind, checkFile, kindOf, maxBytesOf } from './rules/media-kind.ts';
import { HEAD_BYTES, sniffMimeType } from './rules/sniff-mime-type.ts';
import { insertUpload } from './store.ts';

export type Uploaded = {
  id: string;
  kind: AttachmentKind;
  mimeType: string;
  sizeBytes: number;
  fileName: string;
};

/** Keeps a file to send later. Its kind is told by its bytes, and refused as soon as they are seen. */
export async function uploadFile(
  { ctx, store }: Pick<Media, 'ctx' | 'store'>,
  organizationId: string,
  part: FilePart,
): Promise<Uploaded> {
  const fileName = cleanFileName(part.fileName);
  const declared = { mimeType: part.contentType, fileName };
  const seen = { head: Buffer.alloc(0), mimeType: '' };
  const stored = await store.write(checkedChunks(part, declared, seen));
  try {
    const { mimeType, head } = seen;
    const check = checkFile({ mimeType, sizeBytes: stored.sizeBytes, head });
    if (!check.ok) throw refused(check.problems);
    const id = uuidv7(ctx.clock.now());
    const kind = kindOf(mimeType);
    await ctx.db.tx(organizationId, (tx) =>
      insertUpload(tx, {
        id,
        organization_id: organizationId,
        kind,
        mime_type: mimeType,
        size_bytes: stored.sizeBytes,
        sha256: stored.sha256,
        file_name: fileName,
        storage_key: stored.key,
        created_at: new Date(ctx.clock.now()),
      }),
    );
    return { id, kind, mimeType, sizeBytes: stored.sizeBytes, fileName };
  } catch (error) {
    await store.delete(stored.key);
    throw error;
  }
}

type Seen = { head: Buffer; mimeType: string };

/** Holds the first bytes back until they tell the type, then stops at that type's limit. */
async function* checkedChunks(
  part: FilePart,
  declared: { mimeType: string; fileName: string },
  seen: Seen,
): AsyncGenerator<Uint8Array> {
  const waiting: Buffer[] = [];
  let received = 0;
  let passing = false;
  for await (const chunk of part.stream as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (!passing) {
      waiting.push(chunk);
      if (received < HEAD_BYTES) continue;
      decideType(Buffer.concat(waiting), declared, seen);
      passing = true;
      yield* waiting.splice(0);
    } else {
      yield chunk;
    }
    if (received > maxBytesOf(seen.mimeType)) throw tooLarge(seen.mimeType);
  }
  if (part.truncated()) throw new AppError('PAYLOAD_TOO_LARGE');
  if (passing) return;
  decideType(Buffer.concat(waiting), declared, seen);
  yield* waiting;
}

function decideType(bytes: Buffer, declared: { mimeType: string; fileName: string }, seen: Seen): void {
  seen.head = bytes.subarray(0, HEAD_BYTES);
  const mimeType = sniffMimeType(seen.head, declared);
  if (bytes.length === 0) throw unsupported('The file is empty. Choose another.');
  if (mimeType === null || !ACCEPTED_TYPES.includes(mimeType)) {
    const what = mimeType === null ? 'This kind of file' : `A file of type ${mimeType}`;
    throw unsupported(`${what} cannot be sent by WhatsApp. Use one of the accepted types.`);
  }
  seen.mimeType = mimeType;
}

function unsupported(message: string): AppError {
  return new AppError('UNSUPPORTED_MEDIA', {
    details: [{ field: 'file', message, accepted: ACCEPTED_TYPES }],
  });
}

function tooLarge(mimeType: string): AppError {
  const limit = maxBytesOf(mimeType);
  return new AppError('PAYLOAD_TOO_LARGE', {
    details: [
      { field: 'file', message: `WhatsApp takes ${limit} bytes of ${kindOf(mimeType)} at most.`, limit },
    ],
  });
}

function refused(problems: readonly { code: string; message: string; limit?: number }[]): AppError {
  const code = problems.some((problem) => problem.code === 'MEDIA_TOO_LARGE')
    ? 'PAYLOAD_TOO_LARGE'
    : 'UNSUPPORTED_MEDIA';
  return new AppError(code, { details: problems.map((problem) => ({ ...problem, field: 'file' })) });
}

/** Shown to people and sent along; never a path. */
export function cleanFileName(name: string | undefined): string {
  const last =
    toStorableText(name ?? '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(-200);
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
}
