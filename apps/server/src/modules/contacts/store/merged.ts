import type { Queryable } from '../../../platform/db/index.ts';

/** The contact that this one is by now: itself, or the one it was merged into. */
export async function findSurvivingId(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>({
    text: `with recursive chain as (
             select id, merged_into, 0 as hops from contacts where organization_id = $1 and id = $2
             union all
             select c.id, c.merged_into, hops + 1 from chain join contacts c on c.organization_id = $1 and c.id = chain.merged_into
              where hops < 20)
           select id from chain where merged_into is null`,
    values: [organizationId, id],
  });
  return row?.id;
}
