import type { Queryable, Tx } from '../../../platform/db/index.ts';

/**
 * Counts a try before the password is looked at, so that parallel guesses cannot all slip under the limit.
 * Null: the address is locked. Known and unknown e-mails are counted alike.
 */
export async function countTry(
  tx: Tx,
  emailHash: Buffer,
  now: Date,
  forgetBefore: Date,
): Promise<number | null> {
  const [row] = await tx.query<{ tries: number }>({
    text: `insert into sign_in_attempts as a (email_hash, tries, tried_at) values ($1, 1, $2)
           on conflict (email_hash) do update
             set tries = case when a.tried_at < $3 then 1 else a.tries + 1 end, tried_at = $2
             where a.locked_until is null or a.locked_until <= $2
           returning tries`,
    values: [emailHash, now, forgetBefore],
  });
  return row?.tries ?? null;
}

export async function lockTries(tx: Tx, emailHash: Buffer, until: Date): Promise<void> {
  await tx.execute({
    text: 'update sign_in_attempts set locked_until = greatest(locked_until, $2) where email_hash = $1',
    values: [emailHash, until],
  });
}

export async function findLockedUntil(db: Queryable, emailHash: Buffer): Promise<Date | null> {
  const [row] = await db.query<{ locked_until: Date | null }>({
    text: 'select locked_until from sign_in_attempts where email_hash = $1',
    values: [emailHash],
  });
  return row?.locked_until ?? null;
}

/** Takes back the lock too if this very try put it there; one that another try put stays. */
export async function giveTryBack(db: Queryable, emailHash: Buffer, ownLock: Date | null): Promise<void> {
  await db.execute({
    text: `update sign_in_attempts
           set tries = greatest(tries - 1, 0), locked_until = case when locked_until = $2 then null else locked_until end
           where email_hash = $1`,
    values: [emailHash, ownLock],
  });
}

export async function forgetTries(db: Queryable, emailHash: Buffer): Promise<void> {
  await db.execute({ text: 'delete from sign_in_attempts where email_hash = $1', values: [emailHash] });
}

/** Addresses nobody tried for long: else an attacker's made-up ones would stay for ever. */
export async function deleteOldTries(db: Queryable, before: Date): Promise<number> {
  return db.execute({ text: 'delete from sign_in_attempts where tried_at < $1', values: [before] });
}
