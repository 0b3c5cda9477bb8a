import type { FastifyInstance } from 'fastify';
import type { DepartmentPorts } from '../ports.ts';
import { addCreateDepartment } from './create-department.ts';
import { addDeleteDepartment } from './delete-department.ts';
import { addListDepartments } from './list-departments.ts';
import { addUpdateDepartment } from './update-department.ts';

export function addDepartmentRoutes(app: FastifyInstance, deps: { ports: DepartmentPorts }): void {
  addListDepartments(app, deps.ports);
  addCreateDepartment(app, deps.ports);
  addUpdateDepartment(app, deps.ports);
  addDeleteDepartment(app, deps.ports);
}
