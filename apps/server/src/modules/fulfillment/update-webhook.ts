import { AppError, type FulfillmentWebhook } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkNamedQueries, checkToken, checkUrl } from './check-input.ts';
import type { WebhookInput } from './create-webhook.ts';
import type { Fulfillment } from './fulfillment.ts';
import { presentWebhook } from './present.ts';
import { sealToken } from './secrets.ts';
import { findWebhookRow, updateWebhook as updateRow, type WebhookRow } from './store/webhooks.ts';

export type WebhookPatch = { [Field in keyof WebhookInput]?: WebhookInput[Field] | undefined };

/** What is left out stays. Whoever changes it means to have mended it, so its breaker closes. */
export async function updateWebhook(
  fulfillment: Fulfillment,
  organizationId: string,
  id: string,
  patch: WebhookPatch,
  actor: Actor,
): Promise<FulfillmentWebhook> {
  const { clock, db, secrets } = fulfillment.ctx;
  if (patch.url !== undefined) checkUrl(fulfillment, patch.url);
  const token = patch.token === undefined ? null : sealToken(secrets, id, checkToken(patch.token));
  return db.tx(organizationId, async (tx) => {
    const before = await findWebhookRow(tx, organizationId, id, { lock: true });
    if (!before) throw new AppError('NOT_FOUND');
    const row: WebhookRow = {
      ...before,
      name: patch.name === undefined ? before.name : toStorableText(patch.name),
      url: patch.url ?? before.url,
      token: token ?? before.token,
      timeout_ms: patch.timeout_ms ?? before.timeout_ms,
      named_queries: patch.named_queries
        ? await checkNamedQueries(tx, organizationId, patch.named_queries)
        : before.named_queries,
      failures: 0,
      open_until: null,
      updated_at: new Date(clock.now()),
    };
    await updateRow(tx, organizationId, row);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'fulfillment_webhook.updated',
      subject: id,
      detail: { slug: row.slug, fields: Object.keys(patch) },
    });
    return presentWebhook(row, clock.now());
  });
}
