import { deleteCalendar as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteCalendar } from '../delete-calendar.ts';

export function addDeleteCalendar(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ params }, { principal }) => {
    await deleteCalendar(ctx, principal.organizationId, params.id, actorOf(principal));
  });
}
