import type { FastifyInstance } from 'fastify';
import type { ReportRoutesDeps } from './deps.ts';
import { addExportReport } from './export-report.ts';
import { addGetReport } from './get-report.ts';
import { addGetWall } from './get-wall.ts';

export type { ReportRoutesDeps } from './deps.ts';

export function addReportRoutes(app: FastifyInstance, deps: ReportRoutesDeps): void {
  addGetReport(app, deps);
  addExportReport(app, deps);
  addGetWall(app, deps);
}
