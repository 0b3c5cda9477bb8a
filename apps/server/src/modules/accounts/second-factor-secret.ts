import type { Context } from '../../context.ts';
import { hashToken, type SecretBox, type SecretPlace } from '../../platform/crypto/index.ts';
import { listSealedSecrets, replaceSealedSecret } from './store/second-factor.ts';

function placeOf(userId: string): SecretPlace {
  return { table: 'users', column: 'totp_secret', row: userId };
}

export function sealTotpSecret(secrets: SecretBox, userId: string, secret: string): Buffer {
  return secrets.seal(secret, placeOf(userId));
}

export function openTotpSecret(secrets: SecretBox, userId: string, sealed: Buffer): string {
  return secrets.open(sealed, placeOf(userId));
}

/** 80 random bits need no slow hash. */
export function hashRecoveryCode(userId: string, code: string): Buffer {
  return hashToken(`${userId}:${code}`);
}

/** A step of a master key rotation. Returns how many secrets it sealed again. */
export async function resealSecondFactors(
  ctx: Pick<Context, 'db' | 'secrets'>,
  organizationId: string,
): Promise<number> {
  return ctx.db.tx(organizationId, async (tx) => {
    let resealed = 0;
    for (const { id, totp_secret: former } of await listSealedSecrets(tx, organizationId)) {
      if (!ctx.secrets.isStale(former)) continue;
      const sealed = sealTotpSecret(ctx.secrets, id, openTotpSecret(ctx.secrets, id, former));
      if (await replaceSealedSecret(tx, id, former, sealed)) resealed += 1;
    }
    return resealed;
  });
}
