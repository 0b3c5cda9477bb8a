import { AppError } from '@balcao/protocol';
import { type Actor, recordAudit } from '../accounts/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import { deleteNamedQueryRow } from './store/named-queries.ts';
import { forgetNamedQuery } from './store/webhooks.ts';

/** Webhooks that asked for it do so no more. */
export async function deleteNamedQuery(
  { ctx }: Fulfillment,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await ctx.db.tx(organizationId, async (tx) => {
    const name = await deleteNamedQueryRow(tx, organizationId, id);
    if (name === undefined) throw new AppError('NOT_FOUND');
    await forgetNamedQuery(tx, organizationId, name);
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: 'named_query.deleted',
      subject: id,
      detail: { name },
    });
  });
}
