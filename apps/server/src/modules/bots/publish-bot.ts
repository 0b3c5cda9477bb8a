import { AppError } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkBot } from './check-bot.ts';
import { type BotRow, findBotRow, insertVersion, lockBot } from './store.ts';

/** Makes a new version; those before it stay, because sessions run on them. */
export async function publishBot(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: { organizationId: string; botId: string; definition: Record<string, unknown> },
  actor: Actor,
): Promise<BotRow> {
  const { organizationId, botId } = input;
  const definition = toStorableJson(input.definition);
  const { ok, problems } = checkBot(definition);
  const versionId = uuidv7(ctx.clock.now());
  return ctx.db.tx(organizationId, async (tx) => {
    if (!(await lockBot(tx, organizationId, botId))) throw new AppError('NOT_FOUND');
    if (!ok) {
      throw new AppError('INVALID_INPUT', {
        message: 'The bot has problems. `details` names each; correct them and publish again.',
        details: problems.map(({ path, ...problem }) => ({ field: `definition.${path}`, ...problem })),
      });
    }
    const publishedAt = new Date(ctx.clock.now());
    await insertVersion(tx, { organizationId, id: versionId, botId, definition, publishedAt });
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: 'bot.published',
      subject: botId,
      detail: { version_id: versionId },
    });
    const row = await findBotRow(tx, organizationId, botId);
    if (!row) throw new AppError('NOT_FOUND');
    return row;
  });
}
