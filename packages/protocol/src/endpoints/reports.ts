import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { id, instant } from '../resources/common.ts';
import { report } from '../resources/reports.ts';

const tag = 'reports';
/** at most 366 days */
const range = z.object({
  from: instant,
  to: instant,
  channel_id: id.optional(),
  department_id: id.optional(),
});

export const getReport = endpoint({
  id: 'getReport',
  method: 'GET',
  path: '/v1/reports',
  tag,
  auth: 'any',
  role: 'supervisor',
  summary: 'Volume, response and resolution times, containment, surveys, SLA, delivery, agents, heat map',
  query: range,
  response: report,
  errors: ['INVALID_INPUT'],
});
export const exportReport = endpoint({
  id: 'exportReport',
  method: 'GET',
  path: '/v1/reports/export',
  tag,
  auth: 'any',
  role: 'supervisor',
  produces: 'csv',
  summary: 'The rows behind the report as CSV',
  query: range.extend({ table: z.enum(['days', 'agents', 'departments', 'conversations', 'surveys']) }),
  errors: ['INVALID_INPUT'],
});
