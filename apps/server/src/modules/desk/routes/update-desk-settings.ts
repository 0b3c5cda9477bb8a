import { updateDeskSettings as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { updateDeskSettings } from '../update-desk-settings.ts';

export function addUpdateDeskSettings(app: FastifyInstance, ctx: Pick<Context, 'db' | 'clock'>): void {
  route(app, spec, ({ body }, { principal }) =>
    updateDeskSettings(ctx, principal.organizationId, body, actorOf(principal)),
  );
}
