import type { BotEvent, FulfillmentRequest, Json } from '@balcao/bot';
import type { FulfillmentCall } from '@balcao/protocol';
import * as z from 'zod';

export type CallResult = Extract<BotEvent, { type: 'call_result' }>['result'];
export type Outcome = FulfillmentCall['outcome'];
export type Origin = FulfillmentCall['origin'];
/** What the log keeps of a call, secrets masked. */
export type LoggedRequest = FulfillmentCall['request'];
export type LoggedResponse = NonNullable<FulfillmentCall['response']>;

const json: z.ZodType<Json> = z.json();

const request = z.object({
  intent_name: z.string(),
  parameters: z.record(z.string(), json),
  sessionLog: z.array(
    z.object({
      from: z.enum(['customer', 'bot']),
      text: z.string(),
      node: z.string(),
      at: z.string().optional(),
    }),
  ),
  query: z.string(),
  message: z.string(),
  language: z.string(),
  allRequiredParamsPresent: z.boolean(),
  sessionId: z.string(),
});

/** Job `bot.fulfill`, as `applyDecision` writes it. */
export const fulfillPayload = z.object({
  channelId: z.uuid(),
  conversationId: z.uuid(),
  contactId: z.uuid(),
  shard: z.number().int(),
  callId: z.string(),
  step: z.number(),
  /** by the app's clock */
  askedAtMs: z.number(),
  /** slug of a webhook */
  webhook: z.string(),
  timeoutMs: z.number().int().positive(),
  request,
});
export type FulfillPayload = z.infer<typeof fulfillPayload>;

/** The contract's body, with every field. */
export type FulfillmentBody = FulfillmentRequest & {
  namedQueries: Record<string, Json>;
  carolOrganization: string;
  carolEnvironment: string;
  carolOrganizationId: string;
  carolEnvironmentId: string;
  isProduction: boolean;
  channelName: string;
};
