import { updateDepartment as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { DepartmentPorts } from '../ports.ts';
import { updateDepartment } from '../update-department.ts';

export function addUpdateDepartment(app: FastifyInstance, ports: DepartmentPorts): void {
  route(app, spec, ({ params, body }, { principal }) =>
    updateDepartment(ports, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
