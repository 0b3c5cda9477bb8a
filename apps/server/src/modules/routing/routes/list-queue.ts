import { listQueue as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { describeQueue } from '../describe-queue.ts';

export type RoutingRoutesDeps = { ctx: Pick<Context, 'db' | 'clock'> };

export function addListQueue(app: FastifyInstance, { ctx }: RoutingRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => ({
    items: await describeQueue(ctx, principal.organizationId, query.department_id),
  }));
}
