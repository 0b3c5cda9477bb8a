import { listDepartments as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { listDepartmentRows } from '../store.ts';

export function addListDepartments(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async (_input, { principal }) => ({
    items: await ctx.db.tx(principal.organizationId, (tx) =>
      listDepartmentRows(tx, principal.organizationId),
    ),
  }));
}
