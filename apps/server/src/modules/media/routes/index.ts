import type { FastifyInstance } from 'fastify';
import type { Media } from '../media.ts';
import { addGetMedia } from './get-media.ts';
import { addUploadMedia } from './upload-media.ts';

export function addMediaRoutes(app: FastifyInstance, deps: { media: Pick<Media, 'ctx' | 'store'> }): void {
  addUploadMedia(app, deps.media);
  addGetMedia(app, deps.media);
}
