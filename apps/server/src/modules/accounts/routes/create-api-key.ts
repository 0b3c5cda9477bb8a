import { createApiKey as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../actor.ts';
import { createApiKey } from '../api-keys.ts';
import { presentApiKey } from '../present.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addCreateApiKey(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => {
      const { organizationId } = principal;
      const { apiKey, secret } = await createApiKey(ctx, { organizationId, ...body }, actorOf(principal));
      return { api_key: presentApiKey(apiKey), secret };
    },
    { idempotency: 'none' },
  );
}
