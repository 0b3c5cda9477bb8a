import { createUser as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { inviteUser } from '../invite-user.ts';
import { managedBy } from '../manager.ts';
import { presentUser } from '../present.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addCreateUser(app: FastifyInstance, { ctx, publicUrl }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => {
      const { user, url, mailed } = await inviteUser(ctx, managedBy(principal), body, publicUrl());
      return { user: presentUser(user), sign_in_url: url, mailed };
    },
    { idempotency: 'none' },
  );
}
