import { updateUser as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { changeUser } from '../change-user.ts';
import { managedBy } from '../manager.ts';
import { presentUser } from '../present.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addUpdateUser(app: FastifyInstance, { ctx, onMemberChanged }: AccountRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) => {
    const changed = onMemberChanged ?? (async () => undefined);
    return presentUser(await changeUser(ctx, managedBy(principal), params.id, body, changed));
  });
}
