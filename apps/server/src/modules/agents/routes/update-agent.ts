import { updateAgent as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { AgentPorts } from '../ports.ts';
import { updateAgent } from '../update-agent.ts';

export function addUpdateAgent(app: FastifyInstance, ports: AgentPorts): void {
  route(app, spec, ({ params, body }, { principal }) =>
    updateAgent(ports, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
