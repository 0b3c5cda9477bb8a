import type { FulfillmentCall, FulfillmentWebhook, NamedQuery } from '@balcao/protocol';
import type { ListedCall } from './store/calls.ts';
import type { NamedQueryRow } from './store/named-queries.ts';
import type { WebhookRow } from './store/webhooks.ts';

export function presentWebhook(row: WebhookRow, nowMs: number): FulfillmentWebhook {
  const isOpen = row.open_until !== null && row.open_until.getTime() > nowMs;
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    url: row.url,
    has_token: row.token.length > 0,
    timeout_ms: row.timeout_ms,
    named_queries: row.named_queries,
    breaker: {
      state: isOpen ? 'open' : 'closed',
      until: isOpen ? (row.open_until?.toISOString() ?? null) : null,
      failures: row.failures,
    },
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

export function presentNamedQuery(row: NamedQueryRow): NamedQuery {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    header_names: row.header_names,
    cache_seconds: row.cache_seconds,
    updated_at: row.updated_at.toISOString(),
  };
}

export function presentCall(row: ListedCall): FulfillmentCall {
  const { webhook_id: id, slug, name } = row;
  return {
    id: row.id,
    webhook: id !== null && slug !== null && name !== null ? { id, slug, name } : null,
    conversation_id: row.conversation_id,
    intent_name: row.intent_name,
    origin: row.origin,
    replay_of: row.replay_of,
    outcome: row.outcome,
    problem: row.problem,
    request: row.request,
    response: row.response,
    duration_ms: row.duration_ms,
    at: row.at.toISOString(),
  };
}
