import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { byId, id, instant, pageOf, pageQuery } from '../resources/common.ts';
import { event } from '../resources/events.ts';
import { ledger, quarantineItem } from '../resources/ledger.ts';
import { bot, botExplanation, botProblem, botSummary, settings } from '../resources/settings.ts';

export const getSettings = endpoint({
  id: 'getSettings',
  method: 'GET',
  path: '/v1/settings',
  tag: 'settings',
  auth: 'any',
  role: 'viewer',
  summary: 'What the organization says of itself',
  response: settings,
});
export const updateSettings = endpoint({
  id: 'updateSettings',
  method: 'PUT',
  path: '/v1/settings',
  tag: 'settings',
  auth: 'any',
  role: 'admin',
  summary: 'Replace the organization’s texts, items and sources',
  body: settings,
  response: settings,
});
export const listBots = endpoint({
  id: 'listBots',
  method: 'GET',
  path: '/v1/bots',
  tag: 'bots',
  auth: 'any',
  role: 'viewer',
  summary: 'Bots',
  response: z.object({ items: z.array(botSummary) }),
});
export const getBot = endpoint({
  id: 'getBot',
  method: 'GET',
  path: '/v1/bots/:id',
  tag: 'bots',
  auth: 'any',
  role: 'viewer',
  summary: 'One bot with its published definition',
  params: byId,
  response: bot,
  errors: ['NOT_FOUND'],
});
export const checkBot = endpoint({
  id: 'checkBot',
  method: 'POST',
  path: '/v1/bots/check',
  tag: 'bots',
  auth: 'any',
  role: 'admin',
  summary: 'Check a definition without publishing it',
  body: z.object({ definition: z.record(z.string(), z.unknown()) }),
  response: z.object({ ok: z.boolean(), problems: z.array(botProblem) }),
});
export const publishBot = endpoint({
  id: 'publishBot',
  method: 'POST',
  path: '/v1/bots/:id/versions',
  tag: 'bots',
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Publish a new version; sessions under way finish on their own version',
  params: byId,
  body: z.object({
    definition: z.record(z.string(), z.unknown()),
    /** the version this was made from: CONFLICT when another one is published by now. Without it nothing is compared */
    from_version: z.number().int().min(1).optional(),
  }),
  response: bot,
  errors: ['NOT_FOUND', 'INVALID_INPUT', 'CONFLICT'],
});
export const explainBot = endpoint({
  id: 'explainBot',
  method: 'POST',
  path: '/v1/bots/:id/explain',
  tag: 'bots',
  auth: 'any',
  role: 'admin',
  summary:
    'What the bot hears in these words: a command, a call for a person, intents, and why; nobody is answered',
  params: byId,
  body: z.object({
    text: z.string().trim().min(1).max(4096),
    /** a draft to try; the published version when absent */
    definition: z.record(z.string(), z.unknown()).optional(),
  }),
  response: botExplanation,
  errors: ['NOT_FOUND', 'INVALID_INPUT'],
});

export const getLedger = endpoint({
  id: 'getLedger',
  method: 'GET',
  path: '/v1/ledger',
  tag: 'ledger',
  auth: 'any',
  role: 'supervisor',
  summary: 'Proof that nothing is lost: per channel and hour',
  query: z.object({ from: instant, to: instant, channel_id: id.optional() }),
  response: ledger,
});
export const listLedgerMessages = endpoint({
  id: 'listLedgerMessages',
  method: 'GET',
  path: '/v1/ledger/messages',
  tag: 'ledger',
  auth: 'any',
  role: 'supervisor',
  summary: 'The messages behind one number of the ledger',
  query: pageQuery.extend({
    channel_id: id.optional(),
    from: instant,
    to: instant,
    state: z.enum(['handled', 'queued', 'accepted', 'delivered', 'read', 'failed', 'in_doubt', 'waiting']),
  }),
  response: pageOf(
    z.object({
      message_id: id,
      conversation_id: id,
      direction: z.enum(['inbound', 'outbound']),
      type: z.string(),
      status: z.string().nullable(),
      in_doubt: z.boolean(),
      failure_title: z.string().nullable(),
      wamid: z.string().nullable(),
      created_at: instant,
    }),
  ),
  errors: ['INVALID_CURSOR'],
});
export const listQuarantine = endpoint({
  id: 'listQuarantine',
  method: 'GET',
  path: '/v1/quarantine',
  tag: 'ledger',
  auth: 'any',
  role: 'supervisor',
  summary: 'Signed deliveries that could not be handled',
  query: pageQuery,
  response: pageOf(quarantineItem),
  errors: ['INVALID_CURSOR'],
});
export const replayQuarantine = endpoint({
  id: 'replayQuarantine',
  method: 'POST',
  path: '/v1/quarantine/:id/replay',
  tag: 'ledger',
  auth: 'any',
  role: 'admin',
  summary: 'Put a quarantined delivery back into the inbox',
  params: byId,
  status: 202,
  response: quarantineItem,
  errors: ['NOT_FOUND'],
});

export const listEvents = endpoint({
  id: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  tag: 'events',
  auth: 'any',
  role: 'viewer',
  summary: 'The event log after a sequence number',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  response: z.object({ items: z.array(event), seq: z.number(), retained_from: z.number() }),
});
