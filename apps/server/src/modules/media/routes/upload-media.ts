import { uploadMedia as spec } from '@balcao/protocol';
import { WHATSAPP_LIMITS } from '@balcao/whatsapp';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Media } from '../media.ts';
import { uploadFile } from '../upload-file.ts';

const MAX_BYTES = WHATSAPP_LIMITS.media.document.maxBytes;

export function addUploadMedia(app: FastifyInstance, media: Pick<Media, 'ctx' | 'store'>): void {
  route(
    app,
    spec,
    async (_input, { principal, file }) => {
      const uploaded = await uploadFile(media, principal.organizationId, await file());
      return {
        id: uploaded.id,
        state: 'ready' as const,
        mime_type: uploaded.mimeType,
        size_bytes: uploaded.sizeBytes,
        file_name: uploaded.fileName,
        url: `/v1/media/${uploaded.id}`,
        error: null,
        kind: uploaded.kind,
      };
    },
    { maxFileBytes: MAX_BYTES, bodyLimitBytes: MAX_BYTES + 1024 * 1024 },
  );
}
