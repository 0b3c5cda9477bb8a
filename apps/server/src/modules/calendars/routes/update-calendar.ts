import { updateCalendar as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { updateCalendar } from '../update-calendar.ts';

export function addUpdateCalendar(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    updateCalendar(ctx, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
