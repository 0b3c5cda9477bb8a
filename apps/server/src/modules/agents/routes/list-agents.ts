import { listAgents as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import type { AgentPorts } from '../ports.ts';
import { presentAgent } from '../present.ts';
import { countOpenByAgent, listAgentRows } from '../store.ts';

export function addListAgents(app: FastifyInstance, { ctx }: AgentPorts): void {
  route(app, spec, async (_input, { principal: { organizationId } }) =>
    ctx.db.tx(
      organizationId,
      async (tx) => {
        const { seq } = await findLastSeq(tx, organizationId);
        const rows = await listAgentRows(tx, organizationId);
        const open = await countOpenByAgent(tx, organizationId);
        return { items: rows.map(presentAgent), open: Object.fromEntries(open), seq };
      },
      { readOnly: true },
    ),
  );
}
