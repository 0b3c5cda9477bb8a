import { exportReport as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';
import { exportReport } from '../export-report.ts';
import { parseReportScope } from '../rules/report-scope.ts';
import type { ReportRoutesDeps } from './deps.ts';

export function addExportReport(app: FastifyInstance, { ctx }: ReportRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const scope = parseReportScope(principal.organizationId, query);
    return exportReport(ctx.db, scope, query.table, await findLocale(ctx, principal));
  });
}
