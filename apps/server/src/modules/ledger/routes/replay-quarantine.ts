import { replayQuarantine as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { replayQuarantine } from '../replay-quarantine.ts';
import type { LedgerRoutesDeps } from './deps.ts';

export function addReplayQuarantine(app: FastifyInstance, { ports }: LedgerRoutesDeps): void {
  route(app, spec, ({ params }, { principal }) =>
    replayQuarantine(ports, principal.organizationId, params.id, actorOf(principal)),
  );
}
