import { createTag as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { createTag } from '../create-tag.ts';
import type { ToolPorts } from '../ports.ts';

export function addCreateTag(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, ({ body }, { principal }) =>
    createTag(ports, principal.organizationId, body, actorOf(principal)),
  );
}
