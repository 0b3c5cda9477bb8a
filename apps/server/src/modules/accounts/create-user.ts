import { AppError, type LocaleName, type Role } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashPassword, uuidv7 } from '../../platform/crypto/index.ts';
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
  const createdAt = new Date(ctx.clock.now());
  const id = uuidv7(ctx.clock.now());
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  await ctx.db.tx(input.organizationId, async (tx) => {
    const user = {
      id,
      email: input.email,
      name: input.name,
      password_hash: passwordHash,
      locale: input.locale,
      created_at: createdAt,
    };
    if (!(await insertUser(tx, user))) {
      // Also when the address belongs to another organization: a link given out here must not open that account.
      throw new AppError('ALREADY_EXISTS', {
        details: [{ field: 'email', message: 'A user with this e-mail exists. Use another address.' }],
      });
    }
    await insertMembership(tx, {
      organizationId: input.organizationId,
      userId: id,
      role: input.role,
      createdAt,
    });
    await recordAudit(tx, ctx.clock, input.organizationId, {
      actor,
      action: 'user.created',
      subject: id,
      detail: { role: input.role },
    });
  });
  return {
    id,
    email: input.email,
    name: input.name,
    locale: input.locale,
    role: input.role,
    created_at: createdAt,
  };
}
