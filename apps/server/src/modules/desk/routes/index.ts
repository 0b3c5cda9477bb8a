import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { addGetDeskSettings } from './get-desk-settings.ts';
import { addUpdateDeskSettings } from './update-desk-settings.ts';

export function addDeskRoutes(app: FastifyInstance, deps: { ctx: Pick<Context, 'db' | 'clock'> }): void {
  addGetDeskSettings(app, deps.ctx);
  addUpdateDeskSettings(app, deps.ctx);
}
