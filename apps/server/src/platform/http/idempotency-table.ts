import type { Db, Tx } from '../db/index.ts';
import type { Begun, IdempotencyKey, IdempotencyStore } from './idempotency.ts';

/** Longer than any call may take; then the call is taken for dead. */
const CLAIM_SECONDS = 150;
const KEEP_HOURS = 24;

export function createIdempotencyTable(db: Pick<Db, 'tx'>): IdempotencyStore {
  return {
    begin: (key, hash) =>
      db.tx(key.organizationId, async (tx) => {
        await deleteExpired(tx, key);
        // The primary key decides who of two callers at once goes first.
        if ((await claim(tx, key, hash)) === 1) return { kind: 'started' };
        return findEarlier(tx, key, hash);
      }),
    async finish(key, hash, answer) {
      await db.tx(key.organizationId, (tx) =>
        tx.execute({
          name: 'idempotency_finish',
          text: `update idempotency_keys set status = $4, body = $5
                 where organization_id = $1 and key = $2 and request_hash = $3 and status is null`,
          values: [key.organizationId, key.key, hash, answer.status, answer.body],
        }),
      );
    },
    async release(key, hash) {
      await db.tx(key.organizationId, (tx) =>
        tx.execute({
          name: 'idempotency_release',
          text: `delete from idempotency_keys
                 where organization_id = $1 and key = $2 and request_hash = $3 and status is null`,
          values: [key.organizationId, key.key, hash],
        }),
      );
    },
  };
}

/** For the maintenance job: answers past their day go. */
export function deleteOldIdempotencyKeys(tx: Tx, organizationId: string): Promise<number> {
  return tx.execute({
    text: `delete from idempotency_keys
           where organization_id = $1 and created_at < now() - make_interval(hours => $2)`,
    values: [organizationId, KEEP_HOURS],
  });
}

function deleteExpired(tx: Tx, { organizationId, key }: IdempotencyKey): Promise<number> {
  return tx.execute({
    name: 'idempotency_expire',
    text: `delete from idempotency_keys where organization_id = $1 and key = $2
           and (created_at < now() - make_interval(hours => $3) or (status is null and claimed_until < now()))`,
    values: [organizationId, key, KEEP_HOURS],
  });
}

function claim(tx: Tx, { organizationId, key }: IdempotencyKey, hash: string): Promise<number> {
  return tx.execute({
    name: 'idempotency_claim',
    text: `insert into idempotency_keys (organization_id, key, request_hash, claimed_until)
           values ($1, $2, $3, now() + make_interval(secs => $4)) on conflict do nothing`,
    values: [organizationId, key, hash, CLAIM_SECONDS],
  });
}

async function findEarlier(tx: Tx, { organizationId, key }: IdempotencyKey, hash: string): Promise<Begun> {
  const [row] = await tx.query<{ request_hash: string; status: number | null; body: string | null }>({
    name: 'idempotency_find',
    text: 'select request_hash, status, body from idempotency_keys where organization_id = $1 and key = $2',
    values: [organizationId, key],
  });
  // Freed between the two statements: its caller failed just now.
  if (!row) return { kind: 'busy', retryAfterSeconds: 1 };
  if (row.request_hash !== hash) return { kind: 'mismatch' };
  if (row.status === null) return { kind: 'busy', retryAfterSeconds: 1 };
  return { kind: 'replay', answer: { status: row.status, body: row.body ?? '' } };
}
