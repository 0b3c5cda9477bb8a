import type { FastifyInstance } from 'fastify';
import type { SearchRoutesDeps } from './deps.ts';
import { addSearch } from './search.ts';

export type { SearchRoutesDeps } from './deps.ts';

export function addSearchRoutes(app: FastifyInstance, deps: SearchRoutesDeps): void {
  addSearch(app, deps);
}
