import { AppError } from '@balcao/protocol';
import { type Actor, recordAudit } from '../accounts/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import { deleteWebhookRow } from './store/webhooks.ts';

/** Its calls stay in the log for their 30 days. */
export async function deleteWebhook(
  { ctx }: Fulfillment,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await ctx.db.tx(organizationId, async (tx) => {
    const slug = await deleteWebhookRow(tx, organizationId, id);
    if (slug === undefined) throw new AppError('NOT_FOUND');
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: 'fulfillment_webhook.deleted',
      subject: id,
      detail: { slug },
    });
  });
}
