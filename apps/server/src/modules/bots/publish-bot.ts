import { AppError } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkBot, refuseBot } from './check-bot.ts';
import { type BotRow, findBotRow, insertVersion, lockBot } from './store.ts';

/** Makes a new version; those before it stay, because sessions run on them. */
export async function publishBot(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: {
    organizationId: string;
    botId: string;
    definition: Record<string, unknown>;
    /** what it was made from; refused when another version is published by now */
    fromVersion?: number;
  },
  actor: Actor,
): Promise<BotRow> {
  const { organizationId, botId } = input;
  const definition = toStorableJson(input.definition);
  const { ok, problems } = checkBot(definition);
  const versionId = uuidv7(ctx.clock.now());
  return ctx.db.tx(organizationId, async (tx) => {
    if (!(await lockBot(tx, organizationId, botId))) throw new AppError('NOT_FOUND');
    const current = (await findBotRow(tx, organizationId, botId))?.version ?? 0;
    if (input.fromVersion !== undefined && input.fromVersion !== current) {
      throw new AppError('CONFLICT', {
        message: `Version ${current} was published meanwhile. Load it, make the change there, and publish again.`,
      });
    }
    if (!ok) throw refuseBot(problems);
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
