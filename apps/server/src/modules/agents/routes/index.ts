import type { FastifyInstance } from 'fastify';
import type { AgentPorts } from '../ports.ts';
import { addListAgents } from './list-agents.ts';
import { addSetPresence } from './set-presence.ts';
import { addUpdateAgent } from './update-agent.ts';

export function addAgentRoutes(app: FastifyInstance, deps: { ports: AgentPorts }): void {
  addListAgents(app, deps.ports);
  addUpdateAgent(app, deps.ports);
  addSetPresence(app, deps.ports);
}
