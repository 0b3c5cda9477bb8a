import type { LocaleName } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';

export async function findOrganizationLocale(tx: Tx, organizationId: string): Promise<LocaleName> {
  const [row] = await tx.query<{ locale: LocaleName }>({
    text: 'select locale from organizations where id = $1',
    values: [organizationId],
  });
  return row?.locale ?? 'pt-BR';
}
