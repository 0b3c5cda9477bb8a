import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { verifyPassword } from '../../platform/crypto/index.ts';
import { forgetTry, noteFailure, takeTry } from './count-try.ts';
import type { UserRow } from './store/users.ts';

/** Asked again of who is signed in, before what a stolen session must not do. Wrong ones count like at sign-in. */
export async function provePassword(
  ctx: Pick<Context, 'db' | 'clock'>,
  user: UserRow,
  password: string,
): Promise<void> {
  if (user.password_hash === null) {
    throw new AppError('INVALID_CREDENTIALS', { message: 'You have no password yet. Choose one first.' });
  }
  const tried = await takeTry(ctx, user.email);
  if (!(await verifyPassword(user.password_hash, password))) {
    await noteFailure(ctx, tried, user);
    throw new AppError('INVALID_CREDENTIALS', { message: 'The current password is not right.' });
  }
  await forgetTry(ctx, tried);
}
