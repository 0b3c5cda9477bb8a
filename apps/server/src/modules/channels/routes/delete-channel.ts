import { deleteChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { deleteChannel } from '../delete-channel.ts';

export function addDeleteChannel(app: FastifyInstance, channels: Channels): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    await deleteChannel(channels, { organizationId, id: params.id }, actorOf(principal));
  });
}
