import type { LocaleName, Role } from '@balcao/protocol';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type UserRow = {
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  locale: LocaleName;
  created_at: Date;
};

const COLUMNS = 'id, email, name, password_hash, locale, created_at';

export async function findUserByEmail(db: Queryable, email: string): Promise<UserRow | undefined> {
  const [row] = await db.query<UserRow>({
    // Uses users_email.
    text: `select ${COLUMNS} from users where lower(email) = lower($1)`,
    values: [email],
  });
  return row;
}

export async function findUser(db: Queryable, id: string): Promise<UserRow | undefined> {
  const [row] = await db.query<UserRow>({
    name: 'users_find',
    text: `select ${COLUMNS} from users where id = $1`,
    values: [id],
  });
  return row;
}

/** False: somebody has this e-mail. */
export async function insertUser(tx: Tx, user: UserRow): Promise<boolean> {
  const inserted = await tx.execute({
    text: `insert into users (${COLUMNS}) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    values: [user.id, user.email, user.name, user.password_hash, user.locale, user.created_at],
  });
  return inserted === 1;
}

export async function updateUser(
  tx: Tx,
  id: string,
  change: { name: string | null; locale: LocaleName | null; passwordHash: string | null },
): Promise<void> {
  await tx.execute({
    text: `update users set name = coalesce($2, name), locale = coalesce($3, locale),
             password_hash = coalesce($4, password_hash)
           where id = $1`,
    values: [id, change.name, change.locale, change.passwordHash],
  });
}

export async function insertMembership(
  tx: Tx,
  membership: { organizationId: string; userId: string; role: Role; createdAt: Date },
): Promise<boolean> {
  const inserted = await tx.execute({
    text: `insert into memberships (organization_id, user_id, role, created_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [membership.organizationId, membership.userId, membership.role, membership.createdAt],
  });
  return inserted === 1;
}

export type MembershipRow = { organization_id: string; user_id: string; role: Role; created_at: Date };

/** Before the organization is known. */
export async function findMembershipsOf(db: Queryable, userId: string): Promise<MembershipRow[]> {
  return db.query<MembershipRow>({
    text: `select organization_id, user_id, role, created_at from balcao_memberships_of($1)
           order by created_at, organization_id`,
    values: [userId],
  });
}

export type MemberRow = Omit<UserRow, 'password_hash'> & { role: Role };

export async function listMembers(tx: Tx, organizationId: string): Promise<MemberRow[]> {
  return tx.query<MemberRow>({
    text: `select u.id, u.email, u.name, u.locale, m.role, m.created_at
           from memberships m join users u on u.id = m.user_id
           where m.organization_id = $1 order by lower(u.name) collate "C", u.id`,
    values: [organizationId],
  });
}

export async function findMember(
  tx: Tx,
  organizationId: string,
  userId: string,
): Promise<MemberRow | undefined> {
  const [row] = await tx.query<MemberRow>({
    text: `select u.id, u.email, u.name, u.locale, m.role, m.created_at
           from memberships m join users u on u.id = m.user_id
           where m.organization_id = $1 and m.user_id = $2`,
    values: [organizationId, userId],
  });
  return row;
}
