import { AppError, type LocaleName, type Role } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashPassword, uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Actor, recordAudit } from './actor.ts';
import { insertMembership, insertUser, type MemberRow } from './store/users.ts';

export type NewUser = {
  organizationId: string;
  name: string;
  email: string;
  role: Role;
  locale: LocaleName;
  /** without one the person signs in by a one-time link first */
  password?: string;
};

export async function createUser(
  ctx: Pick<Context, 'db' | 'clock'>,
  input: NewUser,
  actor: Actor,
): Promise<MemberRow> {
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  return ctx.db.tx(input.organizationId, (tx) => addUser(tx, ctx, { ...input, passwordHash }, actor));
}

export async function addUser(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  input: Omit<NewUser, 'password'> & { passwordHash: string | null },
  actor: Actor,
): Promise<MemberRow> {
  const createdAt = new Date(ctx.clock.now());
  const id = uuidv7(createdAt.getTime());
  const user = { id, email: input.email, name: input.name, locale: input.locale, created_at: createdAt };
  if (!(await insertUser(tx, { ...user, password_hash: input.passwordHash }))) {
    // Also when the address belongs to another organization: a link given out here must not open that account.
    throw new AppError('ALREADY_EXISTS', {
      details: [{ field: 'email', message: 'A user with this e-mail exists. Use another address.' }],
    });
  }
  const { organizationId, role } = input;
  await insertMembership(tx, { organizationId, userId: id, role, createdAt });
  await recordAudit(tx, ctx.clock, organizationId, {
    actor,
    action: 'user.created',
    subject: id,
    detail: { name: user.name, role },
  });
  return { ...user, role, disabled_at: null, second_factor: false, last_seen_at: null };
}
