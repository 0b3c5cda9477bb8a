import { getDeskSettings as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { readDeskSettings } from '../read-desk-settings.ts';

export function addGetDeskSettings(app: FastifyInstance, ctx: Pick<Context, 'db'>): void {
  route(app, spec, async (_input, { principal: { organizationId } }) =>
    ctx.db.tx(organizationId, (tx) => readDeskSettings(tx, organizationId), { readOnly: true }),
  );
}
