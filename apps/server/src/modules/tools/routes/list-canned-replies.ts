import { listCannedReplies as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { ToolPorts } from '../ports.ts';
import { presentCannedReply } from '../present.ts';
import { listCannedReplies } from '../store/canned-replies.ts';

export function addListCannedReplies(app: FastifyInstance, { ctx }: ToolPorts): void {
  route(app, spec, async (_input, { principal: { organizationId } }) => {
    const rows = await ctx.db.tx(organizationId, (tx) => listCannedReplies(tx, organizationId), {
      readOnly: true,
    });
    return { items: rows.map(presentCannedReply) };
  });
}
