import { inviteUserAgain as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { inviteUserAgain } from '../invite-user.ts';
import { managedBy } from '../manager.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addInviteUserAgain(app: FastifyInstance, { ctx, publicUrl }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ params }, { principal }) => {
      const { url, mailed } = await inviteUserAgain(ctx, managedBy(principal), params.id, publicUrl());
      return { sign_in_url: url, mailed };
    },
    { idempotency: 'none' },
  );
}
