import { createCannedReply as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { ToolPorts } from '../ports.ts';
import { saveCannedReply } from '../save-canned-reply.ts';

export function addCreateCannedReply(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ body }, { principal }) =>
    saveCannedReply(ports, principal.organizationId, null, body, actorOf(principal)),
  );
}
