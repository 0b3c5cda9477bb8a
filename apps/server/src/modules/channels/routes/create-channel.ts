import { createChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf, findLocale } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { createChannel } from '../create-channel.ts';
import { presentChannelFor } from '../present.ts';

export function addCreateChannel(app: FastifyInstance, channels: Channels): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => {
      const locale = await findLocale(channels.ctx, principal);
      const { organizationId } = principal;
      const row = await createChannel(channels, { organizationId, input: body, locale }, actorOf(principal));
      return presentChannelFor(principal, channels.ctx.secrets, row);
    },
    // The request holds secrets, and the number can be connected once anyway.
    { idempotency: 'none' },
  );
}
