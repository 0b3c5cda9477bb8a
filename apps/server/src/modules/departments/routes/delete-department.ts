import { deleteDepartment as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteDepartment } from '../delete-department.ts';
import type { DepartmentPorts } from '../ports.ts';

export function addDeleteDepartment(app: FastifyInstance, ports: DepartmentPorts): void {
  route(app, spec, ({ params, query }, { principal }) =>
    deleteDepartment(ports, principal.organizationId, params.id, query.move_to ?? null, actorOf(principal)),
  );
}
