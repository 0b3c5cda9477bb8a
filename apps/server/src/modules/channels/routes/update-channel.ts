import { updateChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf, findLocale } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { presentChannelFor } from '../present.ts';
import { updateChannel } from '../update-channel.ts';

export function addUpdateChannel(app: FastifyInstance, channels: Channels): void {
  route(app, spec, async ({ params, body }, { principal }) => {
    const locale = await findLocale(channels.ctx, principal);
    const { organizationId } = principal;
    const input = { organizationId, id: params.id, patch: body, locale };
    const row = await updateChannel(channels, input, actorOf(principal));
    return presentChannelFor(principal, channels.ctx.secrets, row);
  });
}
