import { AppError, setPresence as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { AgentPorts } from '../ports.ts';
import { setPresence } from '../set-presence.ts';

export function addSetPresence(app: FastifyInstance, ports: AgentPorts): void {
  route(app, spec, async ({ body }, { principal: { organizationId, userId } }) => {
    if (userId === undefined) throw new AppError('FORBIDDEN');
    return setPresence(ports, organizationId, userId, body);
  });
}
