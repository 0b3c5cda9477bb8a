import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { addCheckBot } from './check-bot.ts';
import { addExplainBot } from './explain-bot.ts';
import { addGetBot } from './get-bot.ts';
import { addListBots } from './list-bots.ts';
import { addPublishBot } from './publish-bot.ts';

export function addBotRoutes(app: FastifyInstance, deps: { ctx: Context }): void {
  addListBots(app, deps.ctx);
  addCheckBot(app);
  addExplainBot(app, deps.ctx);
  addGetBot(app, deps.ctx);
  addPublishBot(app, deps.ctx);
}
