import type { FastifyInstance } from 'fastify';
import { addListQueue, type RoutingRoutesDeps } from './list-queue.ts';

export type { RoutingRoutesDeps } from './list-queue.ts';

export function addRoutingRoutes(app: FastifyInstance, deps: RoutingRoutesDeps): void {
  addListQueue(app, deps);
}
