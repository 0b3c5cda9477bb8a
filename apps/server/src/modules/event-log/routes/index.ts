import type { FastifyInstance } from 'fastify';
import { addListEvents, type EventLogRoutesDeps } from './list-events.ts';

export type { EventLogRoutesDeps } from './list-events.ts';

export function addEventLogRoutes(app: FastifyInstance, deps: EventLogRoutesDeps): void {
  addListEvents(app, deps);
}
