import type { Role } from '@balcao/protocol';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type SignInRow = {
  id: string;
  organization_id: string;
  user_id: string;
  csrf_token: string;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
};

export async function insertSignIn(
  tx: Tx,
  signIn: SignInRow & { token_hash: Buffer; expires_at: Date; by_link: boolean },
): Promise<void> {
  await tx.execute({
    text: `insert into sign_ins (id, organization_id, user_id, token_hash, csrf_token, user_agent,
             created_at, last_seen_at, expires_at, by_link)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      signIn.id,
      signIn.organization_id,
      signIn.user_id,
      signIn.token_hash,
      signIn.csrf_token,
      signIn.user_agent,
      signIn.created_at,
      signIn.last_seen_at,
      signIn.expires_at,
      signIn.by_link,
    ],
  });
}

/** Before the organization is known; a person who is disabled or whose membership ended is nobody. */
export async function findLiveSignIn(
  db: Queryable,
  tokenHash: Buffer,
): Promise<(SignInRow & { role: Role }) | undefined> {
  const [row] = await db.query<SignInRow & { role: Role }>({
    name: 'sign_ins_find_live',
    text: `select s.id, s.organization_id, s.user_id, s.csrf_token, s.user_agent, s.created_at, s.last_seen_at, m.role
           from balcao_find_sign_in($1) s, lateral balcao_memberships_of(s.user_id) m
           where m.organization_id = s.organization_id`,
    values: [tokenHash],
  });
  return row;
}

export async function extendSignIn(tx: Tx, id: string, seenAt: Date, expiresAt: Date): Promise<void> {
  await tx.execute({
    text: 'update sign_ins set last_seen_at = $2, expires_at = $3 where id = $1 and revoked_at is null',
    values: [id, seenAt, expiresAt],
  });
}

export async function listLiveSignIns(
  tx: Tx,
  organizationId: string,
  userId: string,
  now: Date,
): Promise<SignInRow[]> {
  return tx.query<SignInRow>({
    text: `select id, organization_id, user_id, csrf_token, user_agent, created_at, last_seen_at
           from sign_ins
           where organization_id = $1 and user_id = $2 and revoked_at is null and expires_at > $3
           order by last_seen_at desc, id`,
    values: [organizationId, userId, now],
  });
}

/** `exceptId`: the one to keep. Returns how many were live. */
export async function revokeSignIns(
  tx: Tx,
  which: { organizationId: string; userId: string; id?: string; exceptId?: string },
  now: Date,
): Promise<number> {
  return tx.execute({
    text: `update sign_ins set revoked_at = $5
           where organization_id = $1 and user_id = $2 and revoked_at is null
             and ($3::uuid is null or id = $3) and ($4::uuid is null or id <> $4)`,
    values: [which.organizationId, which.userId, which.id ?? null, which.exceptId ?? null, now],
  });
}

export async function insertSignInToken(
  tx: Tx,
  token: { tokenHash: Buffer; organizationId: string; userId: string; expiresAt: Date },
): Promise<void> {
  await tx.execute({
    text: `insert into sign_in_tokens (token_hash, organization_id, user_id, expires_at) values ($1, $2, $3, $4)`,
    values: [token.tokenHash, token.organizationId, token.userId, token.expiresAt],
  });
}

/** Marks it used; undefined when it is unknown, used or expired. */
export async function takeSignInToken(
  db: Queryable,
  tokenHash: Buffer,
  now: Date,
): Promise<{ organization_id: string; user_id: string } | undefined> {
  const [row] = await db.query<{ organization_id: string; user_id: string }>({
    text: `update sign_in_tokens set used_at = $2
           where token_hash = $1 and purpose = 'sign_in' and used_at is null and expires_at > $2
           returning organization_id, user_id`,
    values: [tokenHash, now],
  });
  return row;
}

/** The right to choose a password without telling the present one: of a session a link opened, once. */
export async function spendLink(
  tx: Tx,
  organizationId: string,
  id: string,
  openedAfter: Date,
): Promise<boolean> {
  const spent = await tx.execute({
    text: `update sign_ins set by_link = false
           where organization_id = $1 and id = $2 and by_link and created_at > $3`,
    values: [organizationId, id, openedAfter],
  });
  return spent === 1;
}

/** Links that wait to be opened, and sign-ins that wait for a code. */
export async function deleteSignInTokens(tx: Tx, organizationId: string, userId: string): Promise<void> {
  await tx.execute({
    text: 'delete from sign_in_tokens where organization_id = $1 and user_id = $2 and used_at is null',
    values: [organizationId, userId],
  });
}

/** Each person's newest stays: it tells when they were here last. */
export async function deleteEndedSignIns(tx: Tx, organizationId: string, before: Date): Promise<void> {
  await tx.execute({
    text: `delete from sign_ins s where organization_id = $1 and (expires_at < $2 or revoked_at < $2)
             and exists (select 1 from sign_ins newer
                          where newer.organization_id = $1 and newer.user_id = s.user_id
                            and (newer.last_seen_at, newer.id) > (s.last_seen_at, s.id))`,
    values: [organizationId, before],
  });
}

export async function deleteOldSignInTokens(db: Queryable, before: Date): Promise<void> {
  await db.execute({ text: 'delete from sign_in_tokens where expires_at < $1', values: [before] });
}
