import type { BotEffect, BotEvent } from '@balcao/bot';
import type { Job, JobContext } from '../../platform/jobs/index.ts';

/** What `applyDecision` enqueued for the bot's `call`. */
export type BotCallPayload = {
  organizationId: string;
  channelId: string;
  conversationId: string;
  contactId: string;
  shard: number;
  callId: string;
  step: number;
  request: Extract<BotEffect, { type: 'call' }>['request'];
};

export type CallResult = Extract<BotEvent, { type: 'call_result' }>['result'];

export type BotCallPorts = {
  /** through the egress guard; a refused address or a time-out is a result, not an exception */
  perform: (request: BotCallPayload['request'], signal: AbortSignal) => Promise<CallResult>;
  /** the answer enters the contact's line like a message */
  deliver: (row: {
    organization_id: string;
    channel_id: string;
    shard: number;
    payload: string;
  }) => Promise<void>;
};

/** Job `bot.call`. May run twice when a worker dies: the second answer finds its step passed and does nothing. */
export function createBotCallHandler(ports: BotCallPorts): (job: Job, ctx: JobContext) => Promise<void> {
  return async (job, { signal }) => {
    const call = job.payload as BotCallPayload; // written by applyDecision of this release or an older one
    const result = await ports.perform(call.request, signal);
    const event: BotEvent = { type: 'call_result', callId: call.callId, step: call.step, result };
    await ports.deliver({
      organization_id: call.organizationId,
      channel_id: call.channelId,
      shard: call.shard,
      payload: JSON.stringify({ contactId: call.contactId, conversationId: call.conversationId, event }),
    });
  };
}
