import { AppError, createUser as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { roleAllows, route } from '../../../platform/http/index.ts';
import { actorOf } from '../actor.ts';
import { createUser } from '../create-user.ts';
import { presentUser } from '../present.ts';
import { createSignInToken, signInUrl } from '../sign-in-link.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addCreateUser(app: FastifyInstance, { ctx, publicUrl }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => {
      const { organizationId, role } = principal;
      if (!roleAllows(role, body.role)) {
        throw new AppError('FORBIDDEN', { message: 'You can add people up to your own role.' });
      }
      const user = await createUser(ctx, { organizationId, ...body }, actorOf(principal));
      const token = await createSignInToken(ctx, { organizationId, userId: user.id });
      return { user: presentUser(user), sign_in_url: signInUrl(publicUrl(), token) };
    },
    { idempotency: 'none' },
  );
}
