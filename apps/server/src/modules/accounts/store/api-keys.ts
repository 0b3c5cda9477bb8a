import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type ApiKeyRow = {
  id: string;
  organization_id: string;
  name: string;
  prefix: string;
  mode: 'live' | 'test';
  created_by: string | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

const COLUMNS = 'id, organization_id, name, prefix, mode, created_by, created_at, last_used_at, revoked_at';

/** Before the organization is known. */
export async function findLiveApiKey(db: Queryable, hash: Buffer): Promise<ApiKeyRow | undefined> {
  const [row] = await db.query<ApiKeyRow>({
    name: 'api_keys_find_live',
    text: `select ${COLUMNS} from balcao_find_api_key($1)`,
    values: [hash],
  });
  return row;
}

export async function insertApiKey(tx: Tx, key: ApiKeyRow & { hash: Buffer }): Promise<void> {
  await tx.execute({
    text: `insert into api_keys (id, organization_id, name, prefix, hash, mode, created_by, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      key.id,
      key.organization_id,
      key.name,
      key.prefix,
      key.hash,
      key.mode,
      key.created_by,
      key.created_at,
    ],
  });
}

export async function listApiKeyRows(tx: Tx, organizationId: string): Promise<ApiKeyRow[]> {
  return tx.query<ApiKeyRow>({
    text: `select ${COLUMNS} from api_keys where organization_id = $1 order by id desc`,
    values: [organizationId],
  });
}

export async function revokeApiKeyRow(
  tx: Tx,
  organizationId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const revoked = await tx.execute({
    text: `update api_keys set revoked_at = $3 where organization_id = $1 and id = $2 and revoked_at is null`,
    values: [organizationId, id, now],
  });
  return revoked === 1;
}

export async function touchApiKey(tx: Tx, organizationId: string, id: string, now: Date): Promise<void> {
  await tx.execute({
    text: 'update api_keys set last_used_at = $3 where organization_id = $1 and id = $2',
    values: [organizationId, id, now],
  });
}
