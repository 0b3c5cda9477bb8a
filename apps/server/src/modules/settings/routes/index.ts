import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { addGetSettings } from './get-settings.ts';
import { addUpdateSettings } from './update-settings.ts';

export function addSettingsRoutes(app: FastifyInstance, deps: { ctx: Context }): void {
  addGetSettings(app, deps.ctx);
  addUpdateSettings(app, deps.ctx);
}
