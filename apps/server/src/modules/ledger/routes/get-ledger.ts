import { getLedger as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { getLedger } from '../get-ledger.ts';
import type { LedgerRoutesDeps } from './deps.ts';

export function addGetLedger(app: FastifyInstance, { ports }: LedgerRoutesDeps): void {
  route(app, spec, async ({ query: { from, to, channel_id } }, { principal }) =>
    getLedger(ports, principal.organizationId, { from, to, channelId: channel_id ?? null }),
  );
}
