import { listUsers as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { presentUser } from '../present.ts';
import { listMembers } from '../store/users.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addListUsers(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async (_input, { principal }) => {
    const rows = await ctx.db.tx(principal.organizationId, (tx) => listMembers(tx, principal.organizationId));
    return { items: rows.map(presentUser) };
  });
}
