import type { FastifyInstance } from 'fastify';
import type { Channels } from '../../channels/index.ts';
import { addListTemplates } from './list-templates.ts';
import { addSyncTemplates } from './sync-templates.ts';

export function addTemplateRoutes(app: FastifyInstance, deps: { channels: Channels }): void {
  addListTemplates(app, deps.channels.ctx);
  addSyncTemplates(app, deps.channels);
}
