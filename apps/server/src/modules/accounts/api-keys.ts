import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from './actor.ts';
import { newId } from './new-id.ts';
import { type ApiKeyRow, insertApiKey, revokeApiKeyRow } from './store/api-keys.ts';
import { hashToken, newToken } from './tokens.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

export const API_KEY_PATTERN = /^balcao_(live|test)_[A-Za-z0-9_-]{43}$/;

/** The secret is given once; only its hash and first characters stay. */
export async function createApiKey(
  ctx: Ctx,
  input: { organizationId: string; name: string; mode: 'live' | 'test' },
  actor: Actor,
): Promise<{ apiKey: ApiKeyRow; secret: string }> {
  const secret = `balcao_${input.mode}_${newToken()}`;
  const apiKey: ApiKeyRow = {
    id: newId(),
    organization_id: input.organizationId,
    name: input.name,
    prefix: secret.slice(0, 18),
    mode: input.mode,
    created_by: actor.type === 'user' ? actor.id : null,
    created_at: new Date(ctx.clock.now()),
    last_used_at: null,
    revoked_at: null,
  };
  await ctx.db.tx(input.organizationId, async (tx) => {
    await insertApiKey(tx, { ...apiKey, hash: hashToken(secret) });
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
