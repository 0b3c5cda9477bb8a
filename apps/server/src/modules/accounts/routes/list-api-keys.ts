import { listApiKeys as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { presentApiKey } from '../present.ts';
import { listApiKeyRows } from '../store/api-keys.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addListApiKeys(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async (_input, { principal }) => {
    const rows = await ctx.db.tx(principal.organizationId, (tx) =>
      listApiKeyRows(tx, principal.organizationId),
    );
    return { items: rows.map(presentApiKey) };
  });
}
