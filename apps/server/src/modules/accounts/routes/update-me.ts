import { updateMe as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findMe } from '../find-me.ts';
import { updateMe } from '../update-me.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addUpdateMe(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { principal }) => {
    const who = signedIn(principal);
    await updateMe(deps.ctx, who, body, deps.onMemberChanged);
    return findMe(deps.ctx, who, deps);
  });
}
