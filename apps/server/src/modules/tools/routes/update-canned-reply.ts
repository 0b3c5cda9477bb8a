import { updateCannedReply as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { ToolPorts } from '../ports.ts';
import { saveCannedReply } from '../save-canned-reply.ts';

export function addUpdateCannedReply(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ params, body }, { principal }) =>
    saveCannedReply(ports, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
