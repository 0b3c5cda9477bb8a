import { listDepartments as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { DepartmentPorts } from '../ports.ts';
import { presentDepartment } from '../present.ts';
import { loadDepartments } from '../store/departments.ts';

export function addListDepartments(app: FastifyInstance, { ctx }: DepartmentPorts): void {
  route(app, spec, async (_input, { principal: { organizationId } }) => {
    const rows = await ctx.db.tx(organizationId, (tx) => loadDepartments(tx, organizationId), {
      readOnly: true,
    });
    return { items: rows.map(presentDepartment) };
  });
}
