import { updateTag as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { ToolPorts } from '../ports.ts';
import { updateTag } from '../update-tag.ts';

export function addUpdateTag(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ params, body }, { principal }) =>
    updateTag(ports, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
