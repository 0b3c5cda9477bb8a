import * as z from 'zod';
import { id, instant } from './common.ts';

/** Where intents of a bot are answered: a server that speaks the TOTVS Assistant fulfillment contract. */
export const fulfillmentWebhook = z.object({
  id,
  /** what intent nodes name, e.g. `pedidos`; never changes */
  slug: z.string(),
  name: z.string(),
  url: z.string(),
  /** the token itself is shown to nobody again */
  has_token: z.boolean(),
  /** milliseconds until the fallback is said */
  timeout_ms: z.number(),
  /** named queries sent along, by their name */
  named_queries: z.array(z.string()),
  /** open: it failed again and again and is left alone until then */
  breaker: z.object({ state: z.enum(['closed', 'open']), until: instant.nullable(), failures: z.number() }),
  created_at: instant,
  updated_at: instant,
});
export type FulfillmentWebhook = z.infer<typeof fulfillmentWebhook>;

/** An HTTP source whose answer goes along as `namedQueries[name]`. */
export const namedQuery = z.object({
  id,
  name: z.string(),
  url: z.string(),
  /** names of headers; their values are sealed */
  header_names: z.array(z.string()),
  cache_seconds: z.number(),
  updated_at: instant,
});
export type NamedQuery = z.infer<typeof namedQuery>;

/** One call, secrets masked. */
export const fulfillmentCall = z.object({
  id,
  webhook: z.object({ id, slug: z.string(), name: z.string() }).nullable(),
  conversation_id: id.nullable(),
  intent_name: z.string(),
  /** bot: of a conversation; test: of the console; replay: of another call */
  origin: z.enum(['bot', 'test', 'replay']),
  replay_of: id.nullable(),
  outcome: z.enum(['ok', 'malformed', 'http_error', 'timeout', 'refused', 'breaker_open', 'unreachable']),
  /** what to do, in the organization's language; null: nothing. A call that went well may have one too: a named query left out */
  problem: z.string().nullable(),
  request: z.object({ url: z.string(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
  response: z
    .object({ status: z.number(), headers: z.record(z.string(), z.string()), body: z.string() })
    .nullable(),
  duration_ms: z.number(),
  at: instant,
});
export type FulfillmentCall = z.infer<typeof fulfillmentCall>;
