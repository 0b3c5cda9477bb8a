import type { Tx } from '../../../platform/db/index.ts';

/** Of everybody who ever was an agent, those who left included. */
export async function listUserNames(tx: Tx, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>({
    text: 'select id, name from users where id = any($1::uuid[])',
    values: [userIds],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** In their order, archived ones last. */
export async function listDepartmentNames(tx: Tx, organizationId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>({
    text: `select id, name from departments where organization_id = $1
            order by archived_at is not null, position, id`,
    values: [organizationId],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The first and last local day of a stretch of time, the end not included. */
export async function findLocalDays(
  tx: Tx,
  range: { from: Date; to: Date },
  timeZone: string,
): Promise<{ first: string; last: string }> {
  const [row] = await tx.query<{ first: string; last: string }>({
    text: `select ($1::timestamptz at time zone $3)::date as first,
                  (($2::timestamptz - interval '1 millisecond') at time zone $3)::date as last`,
    values: [range.from, range.to, timeZone],
  });
  if (!row) throw new Error('A select without a table gives one row.');
  return row;
}
