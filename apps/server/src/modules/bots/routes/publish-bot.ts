import { publishBot as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { presentBot } from '../present.ts';
import { publishBot } from '../publish-bot.ts';

export function addPublishBot(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ params, body }, { principal }) => {
    const input = {
      organizationId: principal.organizationId,
      botId: params.id,
      definition: body.definition,
      ...(body.from_version === undefined ? {} : { fromVersion: body.from_version }),
    };
    return presentBot(await publishBot(ctx, input, actorOf(principal)));
  });
}
