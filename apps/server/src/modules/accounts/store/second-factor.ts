import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { FirstFactor } from '../open-session.ts';

/** users.totp_*: null → a secret nobody confirmed → on. `users` has no tenant; who calls has looked that up. */
export type SecondFactorRow = { totp_secret: Buffer | null; totp_confirmed_at: Date | null };

export async function findSecondFactor(db: Queryable, userId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await db.query<SecondFactorRow>({
    text: 'select totp_secret, totp_confirmed_at from users where id = $1',
    values: [userId],
  });
  return row;
}

export async function hasSecondFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await findSecondFactor(db, userId))?.totp_confirmed_at != null;
}

/** False: it is on; one that counts is not replaced by one that nobody confirmed. */
export async function putSecret(tx: Tx, userId: string, sealed: Buffer): Promise<boolean> {
  const put = await tx.execute({
    text: `update users set totp_secret = $2, totp_last_step = null, recovery_hashes = '{}'
           where id = $1 and totp_confirmed_at is null`,
    values: [userId, sealed],
  });
  return put === 1;
}

/** False: that secret is not waiting to be confirmed any more. */
export async function confirmSecret(
  tx: Tx,
  userId: string,
  sealed: Buffer,
  confirmed: { at: Date; step: number; recoveryHashes: readonly Buffer[] },
): Promise<boolean> {
  const done = await tx.execute({
    text: `update users set totp_confirmed_at = $3, totp_last_step = $4, recovery_hashes = $5
           where id = $1 and totp_secret = $2 and totp_confirmed_at is null`,
    values: [userId, sealed, confirmed.at, confirmed.step, confirmed.recoveryHashes],
  });
  return done === 1;
}

/** False: a code of this step, or of a later one, was taken already. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const taken = await tx.execute({
    text: `update users set totp_last_step = $2
           where id = $1 and totp_confirmed_at is not null and (totp_last_step is null or totp_last_step < $2)`,
    values: [userId, step],
  });
  return taken === 1;
}

/** How many are left; null: there is no such code (any more). */
export async function takeRecoveryCode(tx: Tx, userId: string, hash: Buffer): Promise<number | null> {
  const [row] = await tx.query<{ left: number }>({
    text: `update users set recovery_hashes = array_remove(recovery_hashes, $2)
           where id = $1 and totp_confirmed_at is not null and $2 = any (recovery_hashes)
           returning cardinality(recovery_hashes) as left`,
    values: [userId, hash],
  });
  return row?.left ?? null;
}

/** Also whoever is between password and code starts again. False: there was none. */
export async function clearSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  await tx.execute({
    text: `delete from sign_in_tokens where user_id = $1 and purpose = 'second_factor'`,
    values: [userId],
  });
  const [row] = await tx.query<{ was_on: boolean }>({
    text: `update users u set totp_secret = null, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = '{}'
           from (select id, totp_confirmed_at is not null as was_on from users where id = $1 for update) before
           where u.id = before.id returning was_on`,
    values: [userId],
  });
  return row?.was_on ?? false;
}

export async function insertSecondFactorToken(
  tx: Tx,
  token: {
    tokenHash: Buffer;
    organizationId: string;
    userId: string;
    expiresAt: Date;
    firstFactor: FirstFactor;
  },
): Promise<void> {
  await tx.execute({
    text: `insert into sign_in_tokens (token_hash, organization_id, user_id, expires_at, purpose, first_factor)
           values ($1, $2, $3, $4, 'second_factor', $5)`,
    values: [token.tokenHash, token.organizationId, token.userId, token.expiresAt, token.firstFactor],
  });
}

export type SecondFactorToken = { organization_id: string; user_id: string; first_factor: FirstFactor };

/** Before the organization is known. */
export async function findSecondFactorToken(
  db: Queryable,
  tokenHash: Buffer,
  now: Date,
  mostTries: number,
): Promise<SecondFactorToken | undefined> {
  const [row] = await db.query<SecondFactorToken>({
    text: `select organization_id, user_id, first_factor from sign_in_tokens
           where token_hash = $1 and purpose = 'second_factor' and used_at is null and expires_at > $2 and tries < $3`,
    values: [tokenHash, now, mostTries],
  });
  return row;
}

/** Counted before the code is looked at, so parallel guesses share the limit. False: there were too many. */
export async function countCode(db: Queryable, tokenHash: Buffer, mostTries: number): Promise<boolean> {
  const counted = await db.execute({
    text: `update sign_in_tokens set tries = tries + 1
           where token_hash = $1 and purpose = 'second_factor' and used_at is null and tries < $2`,
    values: [tokenHash, mostTries],
  });
  return counted === 1;
}

/** False: it was used meanwhile. */
export async function useSecondFactorToken(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
  const used = await tx.execute({
    text: `update sign_in_tokens set used_at = $2
           where token_hash = $1 and purpose = 'second_factor' and used_at is null`,
    values: [tokenHash, now],
  });
  return used === 1;
}

export async function listSealedSecrets(
  tx: Tx,
  organizationId: string,
): Promise<{ id: string; totp_secret: Buffer }[]> {
  return tx.query({
    text: `select u.id, u.totp_secret from memberships m join users u on u.id = m.user_id
           where m.organization_id = $1 and u.totp_secret is not null order by u.id`,
    values: [organizationId],
  });
}

/** Only if it is still the one that was read. */
export async function replaceSealedSecret(
  tx: Tx,
  userId: string,
  former: Buffer,
  sealed: Buffer,
): Promise<boolean> {
  const replaced = await tx.execute({
    text: 'update users set totp_secret = $3 where id = $1 and totp_secret = $2',
    values: [userId, former, sealed],
  });
  return replaced === 1;
}
