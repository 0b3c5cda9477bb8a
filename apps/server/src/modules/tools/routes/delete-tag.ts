import { deleteTag as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteTag } from '../delete-tag.ts';
import type { ToolPorts } from '../ports.ts';

export function addDeleteTag(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ params }, { principal }) =>
    deleteTag(ports, principal.organizationId, params.id, actorOf(principal)),
  );
}
