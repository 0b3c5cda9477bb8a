import { createCalendar as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { createCalendar } from '../create-calendar.ts';

export function addCreateCalendar(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ body }, { principal }) =>
    createCalendar(ctx, principal.organizationId, body, actorOf(principal)),
  );
}
