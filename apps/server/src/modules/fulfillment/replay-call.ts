import { AppError, type FulfillmentCall } from '@balcao/protocol';
import { type Actor, recordAudit } from '../accounts/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import type { FulfillmentBody } from './fulfillment.types.ts';
import { loadFormerSecrets } from './load-former-secrets.ts';
import { loadPlace } from './load-place.ts';
import { makeCall } from './make-call.ts';
import { presentCall } from './present.ts';
import { openSent } from './secrets.ts';
import { findCall, type ListedCall } from './store/calls.ts';
import { findWebhookRow } from './store/webhooks.ts';

/** The same body, unmasked, to the webhook's address of now with its token of now. Nobody is answered. */
export async function replayCall(
  fulfillment: Fulfillment,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<FulfillmentCall> {
  const { db, clock } = fulfillment.ctx;
  const { call, webhook, organization, namedQueries, formerSecrets } = await db.tx(
    organizationId,
    async (tx) => {
      const found = await findCall(tx, organizationId, id);
      if (!found) throw new AppError('NOT_FOUND');
      const target = found.webhook_id && (await findWebhookRow(tx, organizationId, found.webhook_id));
      if (!target)
        throw new AppError('CONFLICT', {
          message: 'The webhook of this call was removed. Add it again and test it there.',
        });
      const place = await loadPlace(tx, organizationId, target);
      const formerSecrets = await loadFormerSecrets(fulfillment, tx, organizationId, found.conversation_id);
      return { ...place, call: found, webhook: target, formerSecrets };
    },
  );
  const made = await makeCall(fulfillment, {
    organization,
    webhook,
    slug: webhook.slug,
    body: bodyOf(fulfillment, call),
    namedQueries: wasMade(call) ? null : namedQueries,
    origin: 'replay',
    replayOf: call.id,
    conversationId: call.conversation_id,
    formerSecrets,
    timeoutMs: webhook.timeout_ms,
  });
  await db.tx(organizationId, async (tx) => {
    await made.save(tx);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'fulfillment_call.replayed',
      subject: call.id,
      detail: { slug: webhook.slug, intent_name: call.intent_name, outcome: made.row.outcome },
    });
  });
  return presentCall({ ...made.row, slug: webhook.slug, name: webhook.name });
}

/** Else nobody has fetched its named queries yet. */
function wasMade({ outcome }: ListedCall): boolean {
  return outcome !== 'refused' && outcome !== 'breaker_open';
}

/** `makeCall` wrote both. */
function bodyOf({ ctx }: Fulfillment, call: ListedCall): FulfillmentBody {
  const { sent } = call;
  return (sent ? openSent(ctx.secrets, { id: call.id, sent }) : call.request.body) as FulfillmentBody;
}
