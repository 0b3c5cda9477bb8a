import { defaultBotDefinition } from '@balcao/bot';
import { AppError, explainBot as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { explainBot } from '../explain-bot.ts';
import { findBotRow } from '../store.ts';

export function addExplainBot(app: FastifyInstance, { db }: Context): void {
  route(app, spec, async ({ params, body }, { principal }) => {
    const { organizationId } = principal;
    const row = await db.tx(organizationId, (tx) => findBotRow(tx, organizationId, params.id));
    if (!row) throw new AppError('NOT_FOUND');
    return explainBot(body.definition ?? row.definition ?? defaultBotDefinition, body.text);
  });
}
