import { deleteCannedReply as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteCannedReply } from '../delete-canned-reply.ts';
import type { ToolPorts } from '../ports.ts';

export function addDeleteCannedReply(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ params }, { principal }) =>
    deleteCannedReply(ports, principal.organizationId, params.id, actorOf(principal)),
  );
}
