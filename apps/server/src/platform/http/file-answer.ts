import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What a handler of an endpoint with `produces: 'binary' | 'csv'` gives. */
export type FileAnswer = {
  content: Readable | Uint8Array | string;
  contentType: string;
  fileName?: string;
  /** `inline` shows it in the page (images, audio); the default saves it. */
  disposition?: 'attachment' | 'inline';
  sizeBytes?: number;
  /** seconds the caller's own browser may keep it */
  maxAgeSeconds?: number;
};

export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  reply.type(file.contentType);
  reply.header('content-disposition', contentDisposition(file.disposition ?? 'attachment', file.fileName));
  // A customer's file shown from our origin must be unable to act in it.
  reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  if (file.sizeBytes !== undefined) reply.header('content-length', String(file.sizeBytes));
  if (file.maxAgeSeconds !== undefined) {
    reply.header('cache-control', `private, max-age=${file.maxAgeSeconds}`);
  }
  const { content } = file;
  return reply.send(
    content instanceof Uint8Array && !Buffer.isBuffer(content) ? Buffer.from(content) : content,
  );
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
