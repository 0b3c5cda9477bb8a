import { AppError, getMedia as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Media } from '../media.ts';
import { parseByteRange } from '../rules/byte-range.ts';
import { safeContentType } from '../safe-content-type.ts';
import { findAttachment } from '../store.ts';

/** The bytes behind an id never change. */
const KEEP_SECONDS = 7 * 24 * 3_600;

export function addGetMedia(app: FastifyInstance, { ctx, store }: Pick<Media, 'ctx' | 'store'>): void {
  route(app, spec, async ({ params }, { principal, request, reply }) => {
    const { organizationId } = principal;
    const row = await ctx.db.tx(organizationId, (tx) => findAttachment(tx, organizationId, params.id));
    if (!row?.storage_key || row.state !== 'ready' || row.size_bytes === null)
      throw new AppError('NOT_FOUND');
    const { contentType, disposition } = safeContentType(row.mime_type);
    const common = {
      contentType,
      disposition,
      maxAgeSeconds: KEEP_SECONDS,
      ...(row.file_name === null ? {} : { fileName: row.file_name }),
    };
    reply.header('x-content-type-options', 'nosniff').header('accept-ranges', 'bytes');
    const range = parseByteRange(request.headers.range, row.size_bytes);
    if (range === 'unsatisfiable') {
      reply.code(416).header('content-range', `bytes */${row.size_bytes}`);
      return { ...common, content: '', sizeBytes: 0, maxAgeSeconds: 0 };
    }
    if (range === null) {
      return { ...common, content: await store.open(row.storage_key), sizeBytes: row.size_bytes };
    }
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${row.size_bytes}`);
    return {
      ...common,
      content: await store.open(row.storage_key, range),
      sizeBytes: range.end - range.start + 1,
    };
  });
}
