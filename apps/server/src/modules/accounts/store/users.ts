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

/** Before the organization is known; without those that are disabled. */
export async function findMembershipsOf(db: Queryable, userId: string): Promise<MembershipRow[]> {
  return db.query<MembershipRow>({
    text: `select organization_id, user_id, role, created_at from balcao_memberships_of($1)
           order by created_at, organization_id`,
    values: [userId],
  });
}

export type MemberRow = Omit<UserRow, 'password_hash'> & {
  role: Role;
  disabled_at: Date | null;
  second_factor: boolean;
  /** null: has not signed in yet */
  last_seen_at: Date | null;
};

const MEMBERS = `select u.id, u.email, u.name, u.locale, m.role, m.created_at, m.disabled_at,
    u.totp_confirmed_at is not null as second_factor,
    (select max(s.last_seen_at) from sign_ins s
      where s.organization_id = m.organization_id and s.user_id = m.user_id) as last_seen_at
  from memberships m join users u on u.id = m.user_id`;

/** Also who is disabled. */
export async function listMembers(tx: Tx, organizationId: string): Promise<MemberRow[]> {
  return tx.query<MemberRow>({
    text: `${MEMBERS} where m.organization_id = $1 order by lower(u.name) collate "C", u.id`,
    values: [organizationId],
  });
}

/** Also when disabled. */
export async function findMember(
  tx: Tx,
  organizationId: string,
  userId: string,
): Promise<MemberRow | undefined> {
  const [row] = await tx.query<MemberRow>({
    text: `${MEMBERS} where m.organization_id = $1 and m.user_id = $2`,
    values: [organizationId, userId],
  });
  return row;
}

export type LockedMember = { user_id: string; role: Role; disabled_at: Date | null };

/** The person and every owner, so that two owners cannot take it from each other at once. In id order. */
export async function lockWithOwners(
  tx: Tx,
  organizationId: string,
  userId: string,
): Promise<{ target: LockedMember | undefined; otherOwners: number }> {
  const rows = await tx.query<LockedMember>({
    text: `select user_id, role, disabled_at from memberships
           where organization_id = $1 and (user_id = $2 or role = 'owner') order by user_id for no key update`,
    values: [organizationId, userId],
  });
  const isOtherOwner = (row: LockedMember) =>
    row.user_id !== userId && row.role === 'owner' && row.disabled_at === null;
  return {
    target: rows.find((row) => row.user_id === userId),
    otherOwners: rows.filter(isOtherOwner).length,
  };
}

export async function updateMembership(
  tx: Tx,
  organizationId: string,
  userId: string,
  membership: { role: Role; disabledAt: Date | null },
): Promise<void> {
  await tx.execute({
    text: 'update memberships set role = $3, disabled_at = $4 where organization_id = $1 and user_id = $2',
    values: [organizationId, userId, membership.role, membership.disabledAt],
  });
}
