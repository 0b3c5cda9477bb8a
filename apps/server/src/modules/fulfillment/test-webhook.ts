import type { FulfillmentRequest, Json } from '@balcao/bot';
import { AppError, type FulfillmentCall } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import { loadPlace } from './load-place.ts';
import { makeCall } from './make-call.ts';
import { presentCall } from './present.ts';
import { completeBody } from './rules/complete-body.ts';
import { findWebhookRow } from './store/webhooks.ts';

export type TestInput = { intent_name: string; message: string; parameters: Record<string, unknown> };

/**
 * What the bot would send, as nobody's conversation. An open breaker does not hold a person back, and an answer closes
 * it. The environment is the organization's first number, and never production.
 */
export async function testWebhook(
  fulfillment: Fulfillment,
  organizationId: string,
  id: string,
  input: TestInput,
  actor: Actor,
): Promise<FulfillmentCall> {
  const { db, clock } = fulfillment.ctx;
  const place = await db.tx(organizationId, async (tx) => {
    const webhook = await findWebhookRow(tx, organizationId, id);
    if (!webhook) throw new AppError('NOT_FOUND');
    return { ...(await loadPlace(tx, organizationId, webhook)), webhook };
  });
  const { webhook } = place;
  // Same shape: it only replaces characters PostgreSQL refuses. It came as JSON, so it is.
  const asked = toStorableJson(input) as {
    intent_name: string;
    message: string;
    parameters: Record<string, Json>;
  };
  const request: FulfillmentRequest = {
    intent_name: asked.intent_name,
    parameters: asked.parameters,
    sessionLog: [],
    query: asked.message,
    message: asked.message,
    language: place.organization.locale,
    allRequiredParamsPresent: true,
    sessionId: uuidv7(clock.now()),
  };
  const channel = fulfillment.channels.all().find((one) => one.organizationId === organizationId) ?? null;
  const made = await makeCall(fulfillment, {
    ...place,
    slug: webhook.slug,
    body: { ...completeBody(request, { ...place, channel }, {}), isProduction: false },
    origin: 'test',
    replayOf: null,
    conversationId: null,
    formerSecrets: [],
    timeoutMs: webhook.timeout_ms,
  });
  await db.tx(organizationId, async (tx) => {
    await made.save(tx);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'fulfillment_webhook.tested',
      subject: webhook.id,
      detail: { slug: webhook.slug, intent_name: asked.intent_name, outcome: made.row.outcome },
    });
  });
  return presentCall({ ...made.row, slug: webhook.slug, name: webhook.name });
}
