import { revokeApiKey as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../actor.ts';
import { revokeApiKey } from '../api-keys.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addRevokeApiKey(app: FastifyInstance, { ctx, authenticator }: AccountRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    await revokeApiKey(ctx, { organizationId, id: params.id }, actorOf(principal));
    authenticator.forgetApiKey(params.id);
  });
}
