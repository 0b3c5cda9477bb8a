import { updateSettings as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { settingsOf } from '../settings-of.ts';
import { updateSettings } from '../update-settings.ts';

export function addUpdateSettings(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ body }, { principal }) => {
    const row = await updateSettings(ctx, principal.organizationId, body, actorOf(principal));
    return settingsOf(ctx.secrets, row, { showHeaders: true });
  });
}
