import type { NamedQuery } from '@balcao/protocol';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkHeaders, checkUrl } from './check-input.ts';
import type { Fulfillment } from './fulfillment.ts';
import { presentNamedQuery } from './present.ts';
import { sealHeaders } from './secrets.ts';
import { claimNamedQuery, type NamedQueryRow, updateNamedQuery } from './store/named-queries.ts';

export type NamedQueryInput = {
  name: string;
  url: string;
  /** absent: the former ones stay */
  headers?: Record<string, string> | undefined;
  cache_seconds: number;
};

/** Adds it, or replaces the one with this name. */
export async function saveNamedQuery(
  fulfillment: Fulfillment,
  organizationId: string,
  input: NamedQueryInput,
  actor: Actor,
): Promise<NamedQuery> {
  const { clock, db, secrets } = fulfillment.ctx;
  checkUrl(fulfillment, input.url);
  const { headers } = input;
  if (headers) checkHeaders(headers);
  const fresh: NamedQueryRow = {
    id: uuidv7(clock.now()),
    name: input.name,
    url: input.url,
    header_names: [],
    headers: null,
    cache_seconds: input.cache_seconds,
    updated_at: new Date(clock.now()),
  };
  return db.tx(organizationId, async (tx) => {
    const claimed = await claimNamedQuery(tx, organizationId, fresh);
    const row: NamedQueryRow = {
      ...fresh,
      id: claimed.id,
      header_names: headers ? Object.keys(headers).sort() : claimed.header_names,
      headers: headers ? sealHeaders(secrets, claimed.id, headers) : claimed.headers,
      // Later than the former one even within a millisecond: answers are cached by it.
      updated_at: new Date(
        Math.max(clock.now(), claimed.updated_at.getTime() + (claimed.id === fresh.id ? 0 : 1)),
      ),
    };
    await updateNamedQuery(tx, organizationId, row);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'named_query.saved',
      subject: row.id,
      detail: { name: row.name },
    });
    return presentNamedQuery(row);
  });
}
