import type { FulfillmentWebhook } from '@balcao/protocol';
import { findUrlProblem, type Problem, type Problems } from './problems.ts';
import { isSlug, slugOf } from './slug-of.ts';

/** A webhook as its fields hold it. */
export type WebhookDraft = {
  name: string;
  /** null: it follows the name */
  slug: string | null;
  url: string;
  /** empty in one that exists: the former token stays */
  token: string;
  seconds: number | null;
  namedQueries: readonly string[];
};
export type WebhookBody = {
  name: string;
  url: string;
  token: string;
  timeout_ms: number;
  named_queries: string[];
};

export const newWebhook: WebhookDraft = {
  name: '',
  slug: null,
  url: '',
  token: '',
  seconds: 10,
  namedQueries: [],
};

export function toDraft(webhook: FulfillmentWebhook): WebhookDraft {
  return {
    name: webhook.name,
    slug: webhook.slug,
    url: webhook.url,
    token: '',
    seconds: Math.round(webhook.timeout_ms / 1000),
    namedQueries: webhook.named_queries,
  };
}

export function shownSlug(draft: WebhookDraft): string {
  return draft.slug ?? slugOf(draft.name);
}

/** What must be mended before it is sent. */
export function findProblems(draft: WebhookDraft, isNew: boolean): Problems {
  const url = findUrlProblem(draft.url);
  const slug = shownSlug(draft);
  return {
    ...(draft.name.trim() === '' ? { name: REQUIRED } : {}),
    ...(isNew && !isSlug(slug) ? { slug: slug === '' ? REQUIRED : SLUG } : {}),
    ...(url === null ? {} : { url }),
    ...(isNew && draft.token.trim() === '' ? { token: REQUIRED } : {}),
    ...(draft.seconds === null ? { timeout_ms: REQUIRED } : {}),
  };
}

const REQUIRED: Problem = { key: 'problem.required' };
const SLUG: Problem = { key: 'problem.slug' };
const DEFAULT_SECONDS = 10;

/** Of a draft without problems. */
export function toBody(draft: WebhookDraft): WebhookBody {
  return {
    name: draft.name.trim(),
    url: draft.url.trim(),
    token: draft.token.trim(),
    timeout_ms: (draft.seconds ?? DEFAULT_SECONDS) * 1000,
    named_queries: [...draft.namedQueries],
  };
}

/** Only what is another now: the audit log names the fields. */
export function toPatch(draft: WebhookDraft, webhook: FulfillmentWebhook): Partial<WebhookBody> {
  const body = toBody(draft);
  const before = new Set(webhook.named_queries);
  const sameQueries =
    body.named_queries.length === before.size && body.named_queries.every((name) => before.has(name));
  return {
    ...(body.name === webhook.name ? {} : { name: body.name }),
    ...(body.url === webhook.url ? {} : { url: body.url }),
    ...(body.token === '' ? {} : { token: body.token }),
    ...(body.timeout_ms === webhook.timeout_ms ? {} : { timeout_ms: body.timeout_ms }),
    ...(sameQueries ? {} : { named_queries: body.named_queries }),
  };
}
