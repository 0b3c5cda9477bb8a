import { AppError, type FulfillmentWebhook } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkNamedQueries, checkToken, checkUrl } from './check-input.ts';
import type { Fulfillment } from './fulfillment.ts';
import { presentWebhook } from './present.ts';
import { sealToken } from './secrets.ts';
import { insertWebhook, type WebhookRow } from './store/webhooks.ts';

export type WebhookInput = {
  name: string;
  url: string;
  token: string;
  timeout_ms: number;
  named_queries: string[];
};

export async function createWebhook(
  fulfillment: Fulfillment,
  organizationId: string,
  input: WebhookInput & { slug: string },
  actor: Actor,
): Promise<FulfillmentWebhook> {
  const { clock, db, secrets } = fulfillment.ctx;
  checkUrl(fulfillment, input.url);
  const token = checkToken(input.token);
  const now = new Date(clock.now());
  const id = uuidv7(clock.now());
  const row: WebhookRow = {
    id,
    slug: input.slug,
    name: toStorableText(input.name),
    url: input.url,
    token: sealToken(secrets, id, token),
    timeout_ms: input.timeout_ms,
    named_queries: [],
    failures: 0,
    open_until: null,
    created_at: now,
    updated_at: now,
  };
  await db.tx(organizationId, async (tx) => {
    row.named_queries = await checkNamedQueries(tx, organizationId, input.named_queries);
    if (!(await insertWebhook(tx, organizationId, row)))
      throw new AppError('ALREADY_EXISTS', {
        details: [{ field: 'slug', message: 'Another webhook has this name in the bot. Choose another.' }],
      });
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'fulfillment_webhook.created',
      subject: id,
      detail: { slug: row.slug },
    });
  });
  return presentWebhook(row, clock.now());
}
