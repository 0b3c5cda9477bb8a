import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, id, pageOf, pageQuery } from '../resources/common.ts';
import { fulfillmentCall, fulfillmentWebhook, namedQuery } from '../resources/fulfillment.ts';

const tag = 'fulfillment';
const slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'Lower-case letters, digits, - and _, at most 40.');

export const listFulfillmentWebhooks = endpoint({
  id: 'listFulfillmentWebhooks',
  method: 'GET',
  path: '/v1/fulfillment/webhooks',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Intent webhooks, without their tokens',
  response: z.object({ items: z.array(fulfillmentWebhook) }),
});
const webhookInput = z.object({
  name: z.string().trim().min(1).max(80),
  url: z.url().max(2000),
  /** sent as X-Assistant-Signature-Token */
  token: z.string().min(1).max(500),
  timeout_ms: z.number().int().min(1000).max(30_000),
  named_queries: z.array(z.string().max(60)).max(20),
});
export const createFulfillmentWebhook = endpoint({
  id: 'createFulfillmentWebhook',
  method: 'POST',
  path: '/v1/fulfillment/webhooks',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary:
    'Register where intents are answered; private addresses are refused unless the owner allowed the host',
  body: webhookInput.extend({
    slug,
    timeout_ms: webhookInput.shape.timeout_ms.default(10_000),
    named_queries: webhookInput.shape.named_queries.default([]),
  }),
  response: fulfillmentWebhook,
  errors: ['ALREADY_EXISTS', 'INVALID_INPUT'],
});
export const updateFulfillmentWebhook = endpoint({
  id: 'updateFulfillmentWebhook',
  method: 'PATCH',
  path: '/v1/fulfillment/webhooks/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Change a webhook; without `token` the former one stays. Closes its breaker',
  params: byId,
  body: webhookInput.partial(),
  response: fulfillmentWebhook,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});
export const deleteFulfillmentWebhook = endpoint({
  id: 'deleteFulfillmentWebhook',
  method: 'DELETE',
  path: '/v1/fulfillment/webhooks/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Remove a webhook; intents that name it say their fallback',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});
export const testFulfillmentWebhook = endpoint({
  id: 'testFulfillmentWebhook',
  method: 'POST',
  path: '/v1/fulfillment/webhooks/:id/test',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Call it now as the bot would, with these words; nobody is answered',
  params: byId,
  body: z.object({
    intent_name: z.string().trim().min(1).max(120),
    message: z.string().max(4096).default(''),
    parameters: z.record(z.string(), z.unknown()).default({}),
  }),
  response: fulfillmentCall,
  errors: ['NOT_FOUND'],
});
export const listFulfillmentCalls = endpoint({
  id: 'listFulfillmentCalls',
  method: 'GET',
  path: '/v1/fulfillment/calls',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Calls, newest first, secrets masked; kept 30 days',
  query: pageQuery.extend({
    webhook_id: id.optional(),
    conversation_id: id.optional(),
    outcome: z.enum(['ok', 'failed']).optional(),
  }),
  response: pageOf(fulfillmentCall),
  errors: ['INVALID_CURSOR'],
});
export const replayFulfillmentCall = endpoint({
  id: 'replayFulfillmentCall',
  method: 'POST',
  path: '/v1/fulfillment/calls/:id/replay',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Send the same body again, to the webhook as it is now; the conversation is not touched',
  params: byId,
  response: fulfillmentCall,
  errors: ['NOT_FOUND', 'CONFLICT'],
});

export const listNamedQueries = endpoint({
  id: 'listNamedQueries',
  method: 'GET',
  path: '/v1/fulfillment/named-queries',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'HTTP sources whose answers go along with calls',
  response: z.object({ items: z.array(namedQuery) }),
});
const queryInput = z.object({
  name: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_]{1,60}$/, 'Letters, digits and _, at most 60.'),
  url: z.url().max(2000),
  headers: z.record(z.string().max(100), z.string().max(2000)).optional(),
  cache_seconds: z.number().int().min(0).max(86_400).default(60),
});
export const saveNamedQuery = endpoint({
  id: 'saveNamedQuery',
  method: 'POST',
  path: '/v1/fulfillment/named-queries',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Add a named query, or replace the one with this name; without `headers` the former ones stay',
  body: queryInput,
  response: namedQuery,
  errors: ['INVALID_INPUT'],
});
export const deleteNamedQuery = endpoint({
  id: 'deleteNamedQuery',
  method: 'DELETE',
  path: '/v1/fulfillment/named-queries/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Remove a named query',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});
