import { createDepartment as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { createDepartment } from '../create-department.ts';
import type { DepartmentPorts } from '../ports.ts';

export function addCreateDepartment(app: FastifyInstance, ports: DepartmentPorts): void {
  route(app, spec, ({ body }, { principal }) =>
    createDepartment(ports, principal.organizationId, body, actorOf(principal)),
  );
}
