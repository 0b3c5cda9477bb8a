import { search as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { search } from '../search.ts';
import type { SearchRoutesDeps } from './deps.ts';

export function addSearch(app: FastifyInstance, { db }: SearchRoutesDeps): void {
  route(app, spec, ({ query }, { principal }) => search(db, principal.organizationId, query));
}
