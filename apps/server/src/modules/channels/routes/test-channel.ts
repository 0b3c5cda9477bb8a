import { testChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { testChannel } from '../connection-test/test-channel.ts';

export function addTestChannel(app: FastifyInstance, channels: Channels): void {
  route(app, spec, async ({ params }, { principal }) => {
    const locale = await findLocale(channels.ctx, principal);
    return testChannel(channels, { organizationId: principal.organizationId, id: params.id, locale });
  });
}
