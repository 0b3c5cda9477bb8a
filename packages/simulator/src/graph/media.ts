import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuseMissing } from '../checks/fields.ts';
import type { Core } from '../core.ts';
import { GraphError } from '../errors.ts';
import { findMediaType } from '../limits.ts';
import { addMedia, checkDownload } from '../media.ts';
import { checkToken, readQuery } from './auth.ts';
import { getOwnNumber } from './nodes.ts';

const largestBytes = 100 * 1_024 * 1_024;

/** Where the caller reached the double, so that download links lead back the same way. */
export function getBaseUrl(request: FastifyRequest, prefix: string): string {
  const path = request.url.split('?')[0] ?? '';
  const depth = prefix === '' ? 1 : 2;
  return `${request.protocol}://${request.host}${path.split('/').slice(0, -depth).join('/')}`;
}

export async function addMediaRoutes(app: FastifyInstance, core: Core): Promise<void> {
  // A host that registered the plugin brings its parser along: only that one marks a request as multipart.
  if (!app.hasRequestDecorator('parts')) {
    app.removeContentTypeParser('multipart/form-data');
    await app.register(multipart);
  }

  for (const prefix of ['/:version(^v\\d+\\.\\d+$)', '']) {
    app.post(`${prefix}/:id/media`, { bodyLimit: largestBytes + 1_024 * 1_024 }, async (request, reply) => {
      const number = getOwnNumber(core, request);
      const upload = await readUpload(request);
      const type = findMediaType(upload.mimeType);
      if (!type) {
        throw new GraphError(
          100,
          `Param file must be a file with one of the supported types; received file of type ‘${upload.mimeType}’.`,
        );
      }
      if (upload.bytes.length === 0 || upload.bytes.length > type.maxBytes) {
        throw new GraphError(
          131053,
          `A ${type.kind} has 1 to ${type.maxBytes} bytes; this one has ${upload.bytes.length}.`,
        );
      }
      const media = addMedia(core, { ...upload, phoneNumberId: number.phoneNumberId, source: 'upload' });
      return reply.send({ id: media.id });
    });
  }

  app.get('/whatsapp_business/attachments/', (request, reply) => {
    checkToken(core, request);
    const media = checkDownload(core, {
      mid: readQuery(request, 'mid'),
      ext: readQuery(request, 'ext'),
      hash: readQuery(request, 'hash'),
    });
    if (!media) return reply.code(404).type('text/plain').send('Not Found');
    return reply.type(media.mimeType).header('content-length', media.bytes.length).send(media.bytes);
  });
}

async function readUpload(
  request: FastifyRequest,
): Promise<{ bytes: Buffer; mimeType: string; filename?: string }> {
  if (!request.isMultipart()) throw new GraphError(100, 'Media are uploaded as multipart/form-data.');
  const fields = new Map<string, string>();
  let file: { bytes: Buffer; mimeType: string; filename: string } | undefined;
  for await (const part of request.parts({
    limits: { fileSize: largestBytes + 1, files: 1 },
  })) {
    if (part.type === 'file')
      file = { bytes: await part.toBuffer(), mimeType: part.mimetype, filename: part.filename };
    else fields.set(part.fieldname, String(part.value));
  }
  const product = fields.get('messaging_product') ?? readQuery(request, 'messaging_product');
  if (product !== 'whatsapp') {
    throw new GraphError(100, 'The parameter messaging_product is required.', {
      message: '(#100) The parameter messaging_product is required.',
    });
  }
  if (!file) return refuseMissing('file');
  const mimeType =
    file.mimeType === 'application/octet-stream' ? (fields.get('type') ?? file.mimeType) : file.mimeType;
  return { ...file, mimeType };
}
