import { checkBot as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { checkBot } from '../check-bot.ts';

export function addCheckBot(app: FastifyInstance): void {
  route(app, spec, async ({ body }) => checkBot(body.definition));
}
