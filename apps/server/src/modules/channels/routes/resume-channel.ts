import { resumeChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { resumeChannel } from '../change-status.ts';
import type { Channels } from '../channels.ts';
import { presentChannelFor } from '../present.ts';
import { trySubscribe } from '../subscribe.ts';

export function addResumeChannel(app: FastifyInstance, channels: Channels): void {
  const { ctx, directory } = channels;
  route(app, spec, async ({ params }, { principal }) => {
    const which = { organizationId: principal.organizationId, channelId: params.id };
    const row = await resumeChannel(ctx, which, actorOf(principal));
    await directory.reload();
    await trySubscribe(channels, row);
    return presentChannelFor(principal, ctx.secrets, row);
  });
}
