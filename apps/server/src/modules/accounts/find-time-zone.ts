import type { Tx } from '../../platform/db/index.ts';

export async function findTimeZone(tx: Tx, organizationId: string): Promise<string> {
  const [row] = await tx.query<{ time_zone: string }>({
    text: 'select time_zone from organizations where id = $1',
    values: [organizationId],
  });
  return row?.time_zone ?? 'America/Sao_Paulo';
}
