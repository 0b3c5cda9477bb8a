import { AppError, getConversationSla as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { loadClocks } from '../load-clocks.ts';
import { findDepartmentOf } from '../store.ts';

export type SlaRoutesDeps = { ctx: Pick<Context, 'db' | 'clock'> };

/** Computed anew, not read: the ring of a row is as old as its last look. */
export function addGetConversationSla(app: FastifyInstance, { ctx }: SlaRoutesDeps): void {
  route(app, spec, ({ params }, { principal }) =>
    ctx.db.tx(
      principal.organizationId,
      async (tx) => {
        const found = await findDepartmentOf(tx, principal.organizationId, params.id);
        if (!found) throw new AppError('NOT_FOUND');
        const conversation = { id: params.id, departmentId: found.departmentId };
        return { items: await loadClocks(tx, principal.organizationId, conversation, ctx.clock.now()) };
      },
      { readOnly: true },
    ),
  );
}
