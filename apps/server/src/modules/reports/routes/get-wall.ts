import { getWall as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';
import { getWall } from '../get-wall.ts';
import type { ReportRoutesDeps } from './deps.ts';

export function addGetWall(app: FastifyInstance, deps: ReportRoutesDeps): void {
  route(app, spec, async (_input, { principal }) =>
    getWall(deps, principal.organizationId, await findLocale(deps.ctx, principal)),
  );
}
