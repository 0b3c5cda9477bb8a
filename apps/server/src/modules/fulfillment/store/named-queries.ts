import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type NamedQueryRow = {
  id: string;
  name: string;
  url: string;
  header_names: string[];
  /** sealed JSON (secrets.ts); null: none */
  headers: Buffer | null;
  cache_seconds: number;
  updated_at: Date;
};

const COLUMNS = 'id, name, url, header_names, headers, cache_seconds, updated_at';

export async function listNamedQueryRows(
  db: Queryable,
  organizationId: string,
  options: { lock?: boolean } = {},
): Promise<NamedQueryRow[]> {
  return db.query<NamedQueryRow>({
    text: `select ${COLUMNS} from named_queries where organization_id = $1 order by name collate "C"
           ${options.lock ? 'for no key update' : ''}`,
    values: [organizationId],
  });
}

/** Uses the unique key (organization, name). */
export async function findNamedQueries(
  db: Queryable,
  organizationId: string,
  names: readonly string[],
): Promise<NamedQueryRow[]> {
  return db.query<NamedQueryRow>({
    name: 'named_queries_by_name',
    text: `select ${COLUMNS} from named_queries where organization_id = $1 and name = any($2::text[])`,
    values: [organizationId, names],
  });
}

/** The row of this name, locked; `row` itself where there was none. */
export async function claimNamedQuery(
  tx: Tx,
  organizationId: string,
  row: NamedQueryRow,
): Promise<NamedQueryRow> {
  await tx.execute({
    text: `insert into named_queries (organization_id, id, name, url, header_names, headers, cache_seconds, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [
      organizationId,
      row.id,
      row.name,
      row.url,
      row.header_names,
      row.headers,
      row.cache_seconds,
      row.updated_at,
    ],
  });
  const [claimed] = await tx.query<NamedQueryRow>({
    text: `select ${COLUMNS} from named_queries where organization_id = $1 and name = $2 for no key update`,
    values: [organizationId, row.name],
  });
  if (!claimed) throw new Error('A named query was removed while it was being saved.');
  return claimed;
}

export async function updateNamedQuery(tx: Tx, organizationId: string, row: NamedQueryRow): Promise<void> {
  await tx.execute({
    text: `update named_queries set url = $3, header_names = $4, headers = $5, cache_seconds = $6, updated_at = $7
           where organization_id = $1 and id = $2`,
    values: [
      organizationId,
      row.id,
      row.url,
      row.header_names,
      row.headers,
      row.cache_seconds,
      row.updated_at,
    ],
  });
}

/** The name it had. */
export async function deleteNamedQueryRow(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ name: string }>({
    text: 'delete from named_queries where organization_id = $1 and id = $2 returning name',
    values: [organizationId, id],
  });
  return row?.name;
}
