import type { Readable } from 'node:stream';
import { AppError } from '@balcao/protocol';
import type { FastifyRequest } from 'fastify';

export type FilePart = {
  fileName: string;
  contentType: string;
  /** Must be read to its end or destroyed. */
  stream: Readable;
  /** Reads it whole; PAYLOAD_TOO_LARGE past the limit. */
  bytes(): Promise<Buffer>;
  /** True once the stream was cut at `maxBytes`. */
  truncated(): boolean;
  /** text parts that came before the file */
  fields: Record<string, string>;
};

/** The one part named `file` of a multipart body. */
export async function readFilePart(request: FastifyRequest, maxBytes: number): Promise<FilePart> {
  if (!request.isMultipart()) throw missing('Send multipart/form-data with a file in the part named "file".');
  const part = await request.file({
    limits: { fileSize: maxBytes, files: 1, fields: 20, fieldSize: 64 * 1024 },
  });
  if (!part || part.fieldname !== 'file') {
    part?.file.resume();
    throw missing('Send the file in the part named "file".');
  }
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    const one = Array.isArray(field) ? field[0] : field;
    if (one?.type === 'field' && typeof one.value === 'string') fields[name] = one.value;
  }
  return {
    fileName: part.filename,
    contentType: part.mimetype,
    stream: part.file,
    bytes: () => part.toBuffer(),
    truncated: () => part.file.truncated,
    fields,
  };
}

function missing(message: string): AppError {
  return new AppError('INVALID_INPUT', { details: [{ field: 'file', message }] });
}
