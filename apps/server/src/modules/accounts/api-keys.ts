import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { newApiKey, uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from './actor.ts';
import { type ApiKeyRow, insertApiKey, revokeApiKeyRow } from './store/api-keys.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

/** The secret is given once; only its hash and first characters stay. */
export async function createApiKey(
  ctx: Ctx,
  input: { organizationId: string; name: string; mode: 'live' | 'test' },
  actor: Actor,
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const { key: secret, prefix, hash } = newApiKey(input.mode);
  const apiKey: ApiKeyRow = {
    id: uuidv7(ctx.clock.now()),
    organization_id: input.organizationId,
    name: input.name,
    prefix,
    mode: input.mode,
    created_by: actor.type === 'user' ? actor.id : null,
    created_at: new Date(ctx.clock.now()),
    last_used_at: null,
    revoked_at: null,
  };
  await ctx.db.tx(input.organizationId, async (tx) => {
    await insertApiKey(tx, { ...apiKey, hash });
    await recordAudit(tx, ctx.clock, input.organizationId, {
      actor,
      action: 'api_key.created',
      subject: apiKey.id,
      detail: { name: apiKey.name, mode: apiKey.mode },
    });
  });
  return { apiKey, secret };
}

export async function revokeApiKey(
  ctx: Ctx,
  input: { organizationId: string; id: string },
  actor: Actor,
): Promise<void> {
  await ctx.db.tx(input.organizationId, async (tx) => {
    const revoked = await revokeApiKeyRow(tx, input.organizationId, input.id, new Date(ctx.clock.now()));
    if (!revoked) throw new AppError('NOT_FOUND');
    await recordAudit(tx, ctx.clock, input.organizationId, {
      actor,
      action: 'api_key.revoked',
      subject: input.id,
    });
  });
}
