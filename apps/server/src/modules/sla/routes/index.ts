import type { FastifyInstance } from 'fastify';
import { addGetConversationSla, type SlaRoutesDeps } from './get-conversation-sla.ts';

export type { SlaRoutesDeps } from './get-conversation-sla.ts';

export function addSlaRoutes(app: FastifyInstance, deps: SlaRoutesDeps): void {
  addGetConversationSla(app, deps);
}
