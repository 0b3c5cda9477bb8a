import { listSessions as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { presentSession } from '../present.ts';
import { listLiveSignIns } from '../store/sign-ins.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addListSessions(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId, userId, sessionId } = signedIn(principal);
    const rows = await ctx.db.tx(organizationId, (tx) =>
      listLiveSignIns(tx, organizationId, userId, new Date(ctx.clock.now())),
    );
    return { items: rows.map((row) => presentSession(row, sessionId)) };
  });
}
