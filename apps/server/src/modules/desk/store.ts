import type { Queryable, Tx } from '../../platform/db/index.ts';

/** As stored: what was never set is absent. */
export async function findDesk(db: Queryable, organizationId: string): Promise<unknown> {
  const [row] = await db.query<{ desk: unknown }>({
    name: 'organizations_desk',
    text: 'select desk from organizations where id = $1',
    values: [organizationId],
  });
  return row?.desk;
}

export async function updateDesk(tx: Tx, organizationId: string, desk: object): Promise<void> {
  await tx.execute({
    text: 'update organizations set desk = $2 where id = $1',
    values: [organizationId, JSON.stringify(desk)],
  });
}
