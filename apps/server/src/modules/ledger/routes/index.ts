import type { FastifyInstance } from 'fastify';
import type { LedgerRoutesDeps } from './deps.ts';
import { addGetLedger } from './get-ledger.ts';
import { addListLedgerMessages } from './list-ledger-messages.ts';
import { addListQuarantine } from './list-quarantine.ts';
import { addReplayQuarantine } from './replay-quarantine.ts';

export type { LedgerRoutesDeps } from './deps.ts';

export function addLedgerRoutes(app: FastifyInstance, deps: LedgerRoutesDeps): void {
  addGetLedger(app, deps);
  addListLedgerMessages(app, deps);
  addListQuarantine(app, deps);
  addReplayQuarantine(app, deps);
}
