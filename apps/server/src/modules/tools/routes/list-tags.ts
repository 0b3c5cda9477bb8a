import { listTags as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { listTags } from '../list-tags.ts';
import type { ToolPorts } from '../ports.ts';

export function addListTags(app: FastifyInstance, ports: ToolPorts): void {
  route(app, spec, async (_input, { principal }) => ({
    items: await listTags(ports, principal.organizationId),
  }));
}
