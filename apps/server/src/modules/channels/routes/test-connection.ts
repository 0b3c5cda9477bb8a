import { testConnection as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findLocale, findTimeZone } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { testConnection } from '../connection-test/test-connection.ts';

export function addTestConnection(app: FastifyInstance, channels: Channels): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) =>
      testConnection(channels, {
        mode: 'live',
        phoneNumberId: body.phone_number_id,
        wabaId: body.waba_id,
        accessToken: body.access_token,
        appSecret: body.app_secret,
        lastWebhookAt: undefined,
        locale: await findLocale(channels.ctx, principal),
        timeZone: await channels.ctx.db.tx(principal.organizationId, (tx) =>
          findTimeZone(tx, principal.organizationId),
        ),
      }),
    { idempotency: 'none' },
  );
}
