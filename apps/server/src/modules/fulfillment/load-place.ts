import type { Tx } from '../../platform/db/index.ts';
import { findNamedQueries, type NamedQueryRow } from './store/named-queries.ts';
import { findOrganization, type Organization, type WebhookRow } from './store/webhooks.ts';

/** What every call needs to know, read at once. */
export async function loadPlace(
  tx: Tx,
  organizationId: string,
  webhook: WebhookRow | undefined,
): Promise<{ organization: Organization; webhook: WebhookRow | null; namedQueries: NamedQueryRow[] }> {
  const organization = await findOrganization(tx, organizationId);
  if (!organization)
    throw new Error(`There is no organization ${organizationId} in this transaction's scope.`);
  const names = webhook?.named_queries ?? [];
  return {
    organization,
    webhook: webhook ?? null,
    namedQueries: names.length > 0 ? await findNamedQueries(tx, organizationId, names) : [],
  };
}
