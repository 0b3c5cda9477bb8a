import type { FulfillmentWebhook } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { findProblems, newWebhook, shownSlug, toBody, toDraft, toPatch } from './webhook-draft.ts';

const stored: FulfillmentWebhook = {
  id: '0199c2a4-7d31-7c53-9f1e-3c5f0d3c1a77',
  slug: 'pedidos',
  name: 'Pedidos',
  url: 'https://erp.loja.com.br/pedidos',
  has_token: true,
  timeout_ms: 8000,
  named_queries: ['taxas'],
  breaker: { state: 'closed', until: null, failures: 0 },
  created_at: '2026-11-01T12:00:00.000Z',
  updated_at: '2026-11-01T12:00:00.000Z',
};
const filled = {
  ...newWebhook,
  name: ' Pedidos do ERP ',
  url: ' https://erp.loja.com.br/pedidos ',
  token: ' q3Jk-8vTz_0p ',
};

describe('a new webhook', () => {
  test('is known to the bot by its name until another is typed', () => {
    expect(shownSlug(filled)).toBe('pedidos-do-erp');
    expect(shownSlug({ ...filled, slug: 'erp' })).toBe('erp');
    expect(shownSlug({ ...filled, slug: '' })).toBe('');
  });

  test('needs name, address and token, and a slug the API takes', () => {
    expect(findProblems(newWebhook, true)).toEqual({
      name: { key: 'problem.required' },
      slug: { key: 'problem.required' },
      url: { key: 'problem.required' },
      token: { key: 'problem.required' },
    });
    expect(findProblems({ ...filled, slug: 'Pedidos!', seconds: null }, true)).toEqual({
      slug: { key: 'problem.slug' },
      timeout_ms: { key: 'problem.required' },
    });
    expect(findProblems(filled, true)).toEqual({});
  });

  test('is sent without the blanks around what was pasted', () => {
    expect(toBody({ ...filled, seconds: 12 })).toEqual({
      name: 'Pedidos do ERP',
      url: 'https://erp.loja.com.br/pedidos',
      token: 'q3Jk-8vTz_0p',
      timeout_ms: 12_000,
      named_queries: [],
    });
  });
});

describe('a webhook that exists', () => {
  test('needs no token, and what was not changed is not sent', () => {
    const draft = toDraft(stored);
    expect(findProblems(draft, false)).toEqual({});
    expect(toPatch(draft, stored)).toEqual({});
  });

  test('sends what was changed, the token only when one was typed', () => {
    expect(
      toPatch({ ...toDraft(stored), token: 'outro-token', seconds: 20, namedQueries: [] }, stored),
    ).toEqual({ token: 'outro-token', timeout_ms: 20_000, named_queries: [] });
    expect(toPatch({ ...toDraft(stored), namedQueries: ['estoque'] }, stored)).toEqual({
      named_queries: ['estoque'],
    });
  });
});
