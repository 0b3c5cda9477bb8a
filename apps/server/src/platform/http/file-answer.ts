import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ByteRange, parseByteRange } from './byte-range.ts';

/** What a handler of an endpoint with `produces: 'binary' | 'csv'` gives. */
export type FileAnswer = {
  /** A function, with `sizeBytes`, can give a part: players ask for parts to seek. */
  content: Readable | Uint8Array | string | ((range: ByteRange | null) => Readable);
  contentType: string;
  fileName?: string;
  /** `inline` shows it in the page (images, audio); the default saves it. */
  disposition?: 'attachment' | 'inline';
  sizeBytes?: number;
  /** seconds the caller's own browser may keep it */
  maxAgeSeconds?: number;
};

export function sendFile(reply: FastifyReply, request: FastifyRequest, file: FileAnswer): FastifyReply {
  reply.type(file.contentType);
  reply.header('content-disposition', contentDisposition(file.disposition ?? 'attachment', file.fileName));
  // A customer's file shown from our origin must be unable to act in it.
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (file.maxAgeSeconds !== undefined) {
    reply.header('cache-control', `private, max-age=${file.maxAgeSeconds}`);
  }
  const { content, sizeBytes } = file;
  if (typeof content === 'function' && sizeBytes !== undefined) {
    return sendPart(reply, request, content, sizeBytes);
  }
  if (sizeBytes !== undefined) reply.header('content-length', String(sizeBytes));
  if (typeof content === 'function') return reply.send(content(null));
  return reply.send(
    content instanceof Uint8Array && !Buffer.isBuffer(content) ? Buffer.from(content) : content,
  );
}

function sendPart(
  reply: FastifyReply,
  request: FastifyRequest,
  open: (range: ByteRange | null) => Readable,
  sizeBytes: number,
): FastifyReply {
  const range = parseByteRange(request.headers.range, sizeBytes);
  reply.header('accept-ranges', 'bytes');
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${sizeBytes}`).send('');
  }
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${sizeBytes}`);
  return reply.header('content-length', String(end - start + 1)).send(open(range));
}

export function contentDisposition(kind: 'attachment' | 'inline', fileName?: string): string {
  if (!fileName) return kind;
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%/]/g, '_');
  const encoded = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
