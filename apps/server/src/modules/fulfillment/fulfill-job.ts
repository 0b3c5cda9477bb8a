import type { BotEvent } from '@balcao/bot';
import type { Tx } from '../../platform/db/index.ts';
import { type JobHandler, JobRefused } from '../../platform/jobs/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import { fulfillPayload } from './fulfillment.types.ts';
import { loadFormerSecrets } from './load-former-secrets.ts';
import { loadPlace } from './load-place.ts';
import { makeCall } from './make-call.ts';
import { completeBody } from './rules/complete-body.ts';
import type { Problem } from './rules/problem.types.ts';
import { findWebhookBySlug } from './store/webhooks.ts';

export const FULFILL_JOB = 'bot.fulfill';
const MOST_ATTEMPTS = 2;
/** Longer than the bot waits for a lost answer it has gone on. */
const GRACE_MS = 30_000;

/** The answer enters the contact's line like a message, when the transaction commits. */
export type DeliverResult = (
  tx: Tx,
  row: { organization_id: string; channel_id: string; shard: number; payload: string },
) => Promise<void>;

/**
 * Asks the webhook of an intent. Its log entry, its answer and its own end are one transaction, so only a worker that
 * dies between the call and that commit lets it run again: then it calls once more, and the log says so. The bot takes
 * the first answer; a second one finds its step passed.
 */
export function createFulfillHandler(fulfillment: Fulfillment, deliver: DeliverResult): JobHandler {
  const { db, clock } = fulfillment.ctx;
  return async (job, jobContext) => {
    const parsed = fulfillPayload.safeParse(job.payload);
    const { organizationId } = job;
    if (!parsed.success || organizationId === null) throw new JobRefused('It names no intent to ask for.');
    const { request, ...call } = parsed.data;
    const place = await db.tx(organizationId, async (tx) => ({
      ...(await loadPlace(tx, organizationId, await findWebhookBySlug(tx, organizationId, call.webhook))),
      formerSecrets: await loadFormerSecrets(fulfillment, tx, organizationId, call.conversationId),
    }));
    const channel = fulfillment.channels.byId(call.channelId) ?? null;
    const refusal = refusalOf(job.attempts, clock.now() - call.askedAtMs - call.timeoutMs);
    const made = await makeCall(
      fulfillment,
      {
        ...place,
        slug: call.webhook,
        body: completeBody(request, { ...place, channel }, {}),
        origin: 'bot',
        replayOf: null,
        conversationId: call.conversationId,
        timeoutMs: Math.min(call.timeoutMs, place.webhook?.timeout_ms ?? call.timeoutMs),
        ...(refusal ? { refusal } : {}),
        ...(job.attempts > 1 && !refusal ? { notes: [{ code: 'called_again' }] } : {}),
      },
      jobContext.signal,
    );
    const event: BotEvent = {
      type: 'call_result',
      callId: call.callId,
      step: call.step,
      result: made.result,
    };
    await db.tx(organizationId, async (tx) => {
      await made.save(tx);
      await deliver(tx, {
        organization_id: organizationId,
        channel_id: call.channelId,
        shard: call.shard,
        payload: JSON.stringify({ contactId: call.contactId, conversationId: call.conversationId, event }),
      });
      await jobContext.finish(tx);
    });
  };
}

function refusalOf(attempts: number, overdueMs: number): Problem | null {
  if (attempts > MOST_ATTEMPTS) return { code: 'given_up' };
  return overdueMs > GRACE_MS ? { code: 'too_late' } : null;
}
