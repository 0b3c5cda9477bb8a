import type { Context } from '../../context.ts';
import { hashToken, randomToken } from '../../platform/crypto/index.ts';
import { insertSignInToken } from './store/sign-ins.ts';

const INVITATION_HOURS = 7 * 24;

/** A token that signs one person in once; the caller shows it, we keep its hash. */
export async function createSignInToken(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: { organizationId: string; userId: string; validHours?: number },
): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(ctx.clock.now() + (input.validHours ?? INVITATION_HOURS) * 3_600_000);
  await ctx.db.tx(input.organizationId, (tx) =>
    insertSignInToken(tx, { tokenHash: hashToken(token), ...input, expiresAt }),
  );
  return token;
}

/** Behind # so that it reaches no server's or proxy's log. */
export function signInUrl(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/entrar#token=${token}`;
}
