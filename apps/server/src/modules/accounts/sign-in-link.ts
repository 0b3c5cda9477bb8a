import type { Context } from '../../context.ts';
import { hashToken, randomToken } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { insertSignInToken } from './store/sign-ins.ts';

const INVITATION_HOURS = 7 * 24;

type Input = { organizationId: string; userId: string; validHours?: number };

/** A token that signs one person in once; the caller shows it, we keep its hash. */
export async function createSignInToken(ctx: Pick<Context, 'db' | 'clock'>, input: Input): Promise<string> {
  return ctx.db.tx(input.organizationId, (tx) => addSignInToken(tx, ctx, input));
}

export async function addSignInToken(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  { organizationId, userId, validHours = INVITATION_HOURS }: Input,
): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(ctx.clock.now() + validHours * 3_600_000);
  await insertSignInToken(tx, { tokenHash: hashToken(token), organizationId, userId, expiresAt });
  return token;
}

/** Behind # so that it reaches no server's or proxy's log; `#token=` is also what mails are masked by. */
export function signInUrl(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/entrar#token=${token}`;
}
