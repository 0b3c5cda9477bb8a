import { syncTemplates as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale } from '../../accounts/index.ts';
import { type Channels, toAppError } from '../../channels/index.ts';
import { presentTemplate } from '../present.ts';
import { syncTemplates } from '../sync-templates.ts';

export function addSyncTemplates(app: FastifyInstance, channels: Channels): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    const locale = await findLocale(channels.ctx, principal);
    try {
      const rows = await syncTemplates(channels, { organizationId, channelId: params.id });
      return { items: rows.map(presentTemplate) };
    } catch (error) {
      throw toAppError(error, 'channel', locale);
    }
  });
}
