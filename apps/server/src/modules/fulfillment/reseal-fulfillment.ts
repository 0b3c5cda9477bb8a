import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { resealHeaders, resealSent, resealToken } from './secrets.ts';
import { listSealedCalls, updateSent } from './store/calls.ts';
import { listNamedQueryRows, updateNamedQuery } from './store/named-queries.ts';
import { listWebhookRows, updateWebhookToken } from './store/webhooks.ts';

const BATCH = 200;

/** A step of a master key rotation. Returns how many secrets it sealed again. */
export async function resealFulfillment(
  ctx: Pick<Context, 'db' | 'secrets'>,
  organizationId: string,
): Promise<number> {
  const { db, secrets } = ctx;
  const settings = await db.tx(organizationId, async (tx) => {
    let resealed = 0;
    for (const row of await listWebhookRows(tx, organizationId, { lock: true })) {
      const token = resealToken(secrets, row);
      if (!token) continue;
      await updateWebhookToken(tx, organizationId, row.id, token);
      resealed += 1;
    }
    for (const row of await listNamedQueryRows(tx, organizationId, { lock: true })) {
      const headers = resealHeaders(secrets, row);
      if (!headers) continue;
      await updateNamedQuery(tx, organizationId, { ...row, headers });
      resealed += 1;
    }
    return resealed;
  });
  return settings + (await resealCalls(ctx, organizationId));
}

/** Bodies of replays, a batch per transaction. */
async function resealCalls(ctx: Pick<Context, 'db' | 'secrets'>, organizationId: string): Promise<number> {
  let resealed = 0;
  const resealBatch = async (tx: Tx, after: string | null): Promise<string | null> => {
    const rows = await listSealedCalls(tx, organizationId, after, BATCH);
    for (const row of rows) {
      const sent = resealSent(ctx.secrets, row);
      if (!sent) continue;
      await updateSent(tx, organizationId, row.id, sent);
      resealed += 1;
    }
    return rows.at(-1)?.id ?? null;
  };
  for (let after: string | null = null; ; ) {
    const last: string | null = await ctx.db.tx(organizationId, (tx) => resealBatch(tx, after));
    if (last === null) return resealed;
    after = last;
  }
}
