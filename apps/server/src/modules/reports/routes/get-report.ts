import { getReport as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';
import { getReport } from '../get-report.ts';
import { parseReportScope } from '../rules/report-scope.ts';
import type { ReportRoutesDeps } from './deps.ts';

export function addGetReport(app: FastifyInstance, { ctx }: ReportRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const scope = parseReportScope(principal.organizationId, query);
    return getReport(ctx.db, scope, await findLocale(ctx, principal));
  });
}
