import type { FastifyInstance } from 'fastify';
import type { ToolPorts } from '../ports.ts';
import { addCreateCannedReply } from './create-canned-reply.ts';
import { addCreateTag } from './create-tag.ts';
import { addDeleteCannedReply } from './delete-canned-reply.ts';
import { addDeleteTag } from './delete-tag.ts';
import { addListCannedReplies } from './list-canned-replies.ts';
import { addListTags } from './list-tags.ts';
import { addUpdateCannedReply } from './update-canned-reply.ts';
import { addUpdateTag } from './update-tag.ts';

export function addToolRoutes(app: FastifyInstance, deps: { ports: ToolPorts }): void {
  addListCannedReplies(app, deps.ports);
  addCreateCannedReply(app, deps.ports);
  addUpdateCannedReply(app, deps.ports);
  addDeleteCannedReply(app, deps.ports);
  addListTags(app, deps.ports);
  addCreateTag(app, deps.ports);
  addUpdateTag(app, deps.ports);
  addDeleteTag(app, deps.ports);
}
