import { AppError, listUserSessions as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { presentSession } from '../present.ts';
import { listLiveSignIns } from '../store/sign-ins.ts';
import { findMember } from '../store/users.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addListUserSessions(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId, sessionId } = principal;
    const rows = await ctx.db.tx(
      organizationId,
      async (tx) => {
        if (!(await findMember(tx, organizationId, params.id))) throw new AppError('NOT_FOUND');
        return listLiveSignIns(tx, organizationId, params.id, new Date(ctx.clock.now()));
      },
      { readOnly: true },
    );
    return { items: rows.map((row) => presentSession(row, sessionId)) };
  });
}
