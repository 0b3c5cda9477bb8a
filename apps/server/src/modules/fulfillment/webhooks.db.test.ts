import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createSecretBox } from '../../platform/crypto/index.ts';
import { resealFulfillment } from './reseal-fulfillment.ts';
import { openHeaders, openToken } from './secrets.ts';
import { listNamedQueryRows } from './store/named-queries.ts';
import { listWebhookRows } from './store/webhooks.ts';
import { createFulfillmentApp, type FulfillmentApp, TOKEN } from './testing/fulfillment-app.ts';

let t: FulfillmentApp;

beforeAll(async () => {
  t = await createFulfillmentApp();
});
afterEach(async () => {
  for (const table of ['fulfillment_webhooks', 'named_queries', 'fulfillment_calls', 'audit_log'])
    await t.database.queryAsOwner(`delete from ${table}`);
});
afterAll(() => t.stop());

const audited = () =>
  t.database.queryAsOwner<{ action: string; subject: string; detail: object }>(
    `select action, subject, detail from audit_log where action like 'fulfillment%' or action like 'named%' order by id`,
  );
const fieldOf = (answer: { body: { error: { details: { field: string }[] } } }) =>
  answer.body.error.details[0]?.field;

describe('POST /v1/fulfillment/webhooks', () => {
  test('201: listed without its token, which is sealed; audited', async () => {
    const made = await t.call('POST', '/webhooks', {
      slug: 'pedidos',
      name: 'Pedidos',
      url: 'https://webhook.example/pedidos',
      token: ` ${TOKEN}\n`,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      slug: 'pedidos',
      has_token: true,
      timeout_ms: 10_000,
      named_queries: [],
      breaker: { state: 'closed', until: null, failures: 0 },
    });
    expect((await t.call('GET', '/webhooks')).body).toEqual({ items: [made.body] });
    const rows = await t.ctx.db.tx(t.organizationId, (tx) => listWebhookRows(tx, t.organizationId));
    expect(rows.map((row) => openToken(t.ctx.secrets, row))).toEqual([TOKEN]);
    const stored = await t.database.queryAsOwner(`select encode(token, 'escape') from fulfillment_webhooks`);
    expect(JSON.stringify([stored, made.body, await audited()])).not.toContain(TOKEN);
    expect(await audited()).toEqual([
      { action: 'fulfillment_webhook.created', subject: made.body.id, detail: { slug: 'pedidos' } },
    ]);
  });

  test('400: addresses that are never called, with what to do', async () => {
    for (const url of [
      'http://localhost:5052/',
      'http://10.0.0.7/pedidos',
      'http://0xa.7/',
      'http://167772167/',
      'http://[::ffff:169.254.169.254]/latest',
      'http://169.254.169.254./',
      'http://erp.internal/',
      'https://ana:senha@webhook.example/',
      'ftp://webhook.example/',
    ]) {
      const answer = await t.call('POST', '/webhooks', { slug: 'x', name: 'X', url, token: TOKEN });
      expect([url, answer.status, fieldOf(answer)]).toEqual([url, 400, 'url']);
    }
    const refused = await t.call('POST', '/webhooks', {
      slug: 'x',
      name: 'X',
      url: 'http://10.0.0.7/',
      token: TOKEN,
    });
    expect(refused.body.error.details[0].message).toContain('ALLOWED_PRIVATE_HOSTS');
  });

  test('400: slug, token, time and named queries; 409: a slug that is taken', async () => {
    const body = { slug: 'pedidos', name: 'Pedidos', url: t.webhook.url, token: TOKEN };
    const field = async (change: object) =>
      fieldOf(await t.call('POST', '/webhooks', { ...body, ...change }));
    expect(await field({ slug: 'Pedidos!' })).toBe('slug');
    expect(await field({ token: 'a\r\nb' })).toBe('token');
    expect(await field({ token: '   ' })).toBe('token');
    expect(await field({ token: 'olá 😀' })).toBe('token');
    expect(await field({ timeout_ms: 60_000 })).toBe('timeout_ms');
    expect(await field({ named_queries: ['estoque'] })).toBe('named_queries');
    await t.register('pedidos');
    const again = await t.call('POST', '/webhooks', body);
    expect([again.status, again.body.error.code, fieldOf(again)]).toEqual([409, 'ALREADY_EXISTS', 'slug']);
  });

  test('the same slug is free for another organization; theirs is seen by nobody else', async () => {
    await t.register('pedidos');
    const foreign = await t.as('admin', t.otherOrganizationId);
    expect((await t.call('GET', '/webhooks', undefined, foreign)).body).toEqual({ items: [] });
    const made = await t.call(
      'POST',
      '/webhooks',
      { slug: 'pedidos', name: 'P', url: t.webhook.url, token: TOKEN },
      foreign,
    );
    expect(made.status).toBe(201);
  });
});

describe('PATCH /v1/fulfillment/webhooks/:id', () => {
  test('200: what is left out stays, token and time included; the breaker closes; audited', async () => {
    const { id } = await t.register('pedidos', { timeout_ms: 2500 });
    await t.database.queryAsOwner(
      `update fulfillment_webhooks set failures = 7, open_until = now() + interval '1 day'`,
    );
    expect((await t.call('GET', '/webhooks')).body.items[0].breaker).toMatchObject({
      state: 'open',
      failures: 7,
    });
    const changed = await t.call('PATCH', `/webhooks/${id}`, { name: 'Novo' });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Novo',
      slug: 'pedidos',
      url: t.webhook.url,
      timeout_ms: 2500,
      breaker: { state: 'closed', until: null, failures: 0 },
    });
    const [row] = await t.ctx.db.tx(t.organizationId, (tx) => listWebhookRows(tx, t.organizationId));
    expect(row && openToken(t.ctx.secrets, row)).toBe(TOKEN);
    await t.call('PATCH', `/webhooks/${id}`, { token: 'another-token' });
    const [after] = await t.ctx.db.tx(t.organizationId, (tx) => listWebhookRows(tx, t.organizationId));
    expect(after && openToken(t.ctx.secrets, after)).toBe('another-token');
    expect((await audited()).at(-1)).toMatchObject({
      action: 'fulfillment_webhook.updated',
      detail: { slug: 'pedidos', fields: ['token'] },
    });
  });

  test('400 a private address, 403 a supervisor, 404 another tenant’s', async () => {
    const { id } = await t.register('pedidos');
    expect(fieldOf(await t.call('PATCH', `/webhooks/${id}`, { url: 'http://192.168.0.1/' }))).toBe('url');
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('PATCH', `/webhooks/${id}`, { name: 'x' }, foreign)).status).toBe(404);
    expect((await t.call('PATCH', `/webhooks/${id}`, { name: 'x' }, await t.as('supervisor'))).status).toBe(
      403,
    );
  });
});

describe('DELETE /v1/fulfillment/webhooks/:id', () => {
  test('204, audited, its calls stay without it; then 404', async () => {
    const { id } = await t.register('pedidos');
    await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'Oi' });
    expect((await t.call('DELETE', `/webhooks/${id}`)).status).toBe(204);
    expect((await t.call('DELETE', `/webhooks/${id}`)).status).toBe(404);
    expect((await t.call('GET', '/calls')).body.items).toMatchObject([{ webhook: null, intent_name: 'Oi' }]);
    expect((await audited()).at(-1)).toMatchObject({ action: 'fulfillment_webhook.deleted', subject: id });
  });
});

describe('named queries', () => {
  const estoque = {
    name: 'estoque',
    url: 'https://erp.example/estoque?loja=1',
    headers: { 'X-Key': 'chave-do-erp', Accept: 'application/json' },
    cache_seconds: 5,
  };

  test('201 twice with one name: replaced; headers that are left out stay, {} takes them away', async () => {
    const first = await t.call('POST', '/named-queries', estoque);
    expect([first.status, first.body.header_names]).toEqual([201, ['Accept', 'X-Key']]);
    const { headers: _headers, ...rest } = estoque;
    const second = await t.call('POST', '/named-queries', { ...rest, cache_seconds: 9 });
    expect(second.body).toMatchObject({
      id: first.body.id,
      cache_seconds: 9,
      header_names: ['Accept', 'X-Key'],
    });
    expect(second.body.updated_at).not.toBe(first.body.updated_at);
    const list = () => t.ctx.db.tx(t.organizationId, (tx) => listNamedQueryRows(tx, t.organizationId));
    const [row] = await list();
    expect(row && openHeaders(t.ctx.secrets, row)).toEqual(estoque.headers);
    const answer = await t.call('GET', '/named-queries');
    expect(answer.body.items).toEqual([second.body]);
    expect(
      JSON.stringify([
        answer.body,
        await audited(),
        await t.database.queryAsOwner(`select encode(headers, 'escape') from named_queries`),
      ]),
    ).not.toContain('chave-do-erp');
    await t.call('POST', '/named-queries', { ...rest, headers: {} });
    const [bare] = await list();
    expect(bare).toMatchObject({ headers: null, header_names: [] });
  });

  test('204: webhooks that asked for it do so no more', async () => {
    const { body } = await t.call('POST', '/named-queries', estoque);
    const { id } = await t.register('pedidos', { named_queries: ['estoque', 'estoque'] });
    expect((await t.call('DELETE', `/named-queries/${body.id}`)).status).toBe(204);
    expect((await t.call('DELETE', `/named-queries/${body.id}`)).status).toBe(404);
    expect((await t.call('GET', '/webhooks')).body.items).toMatchObject([{ id, named_queries: [] }]);
  });

  test('400: name, address, headers', async () => {
    const field = async (change: object) =>
      fieldOf(await t.call('POST', '/named-queries', { ...estoque, ...change }));
    expect(await field({ name: 'meu estoque' })).toBe('name');
    expect(await field({ url: 'http://metadata.google.internal/' })).toBe('url');
    expect(await field({ headers: { Host: 'x' } })).toBe('headers');
    expect(await field({ headers: { 'X-A': 'a\nb' } })).toBe('headers');
  });

  test('another tenant neither sees, replaces nor removes it', async () => {
    const { body } = await t.call('POST', '/named-queries', estoque);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await t.call('GET', '/named-queries', undefined, foreign)).body).toEqual({ items: [] });
    expect((await t.call('DELETE', `/named-queries/${body.id}`, undefined, foreign)).status).toBe(404);
    expect(
      (await t.call('POST', '/named-queries', { ...estoque, cache_seconds: 1 }, foreign)).body.id,
    ).not.toBe(body.id);
    expect((await t.call('GET', '/named-queries')).body.items).toMatchObject([
      { id: body.id, cache_seconds: 5 },
    ]);
  });
});

test('403: everything here is an admin’s', async () => {
  const supervisor = await t.as('supervisor');
  const id = '00000000-0000-7000-8000-000000000001';
  for (const [method, path, body] of [
    ['GET', '/webhooks'],
    ['POST', '/webhooks', { slug: 'x', name: 'X', url: t.webhook.url, token: TOKEN }],
    ['DELETE', `/webhooks/${id}`],
    ['POST', `/webhooks/${id}/test`, { intent_name: 'x' }],
    ['GET', '/calls'],
    ['POST', `/calls/${id}/replay`],
    ['GET', '/named-queries'],
    ['POST', '/named-queries', { name: 'x', url: t.webhook.url }],
    ['DELETE', `/named-queries/${id}`],
  ] as const)
    expect([path, (await t.call(method, path, body, supervisor)).status]).toEqual([path, 403]);
});

test('a master key rotation seals tokens, headers and kept bodies again, once', async () => {
  const { id } = await t.register('pedidos');
  await t.call('POST', '/named-queries', { name: 'q', url: t.webhook.url, headers: { 'X-Key': 'k' } });
  await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'Oi', parameters: { senha: 'abc' } });
  await t.call('POST', `/webhooks/${id}/test`, { intent_name: 'Oi', parameters: { numero: '1' } });
  const former = 'a-master-key-of-at-least-32-characters';
  const fresh = 'another-master-key-of-32-characters-or-more';
  const ctx = { ...t.ctx, secrets: createSecretBox([fresh, former]) };
  expect(await resealFulfillment(ctx, t.otherOrganizationId)).toBe(0);
  expect(await resealFulfillment(ctx, t.organizationId)).toBe(3);
  expect(await resealFulfillment(ctx, t.organizationId)).toBe(0);
  const only = createSecretBox([fresh]);
  const [row] = await t.ctx.db.tx(t.organizationId, (tx) => listWebhookRows(tx, t.organizationId));
  expect(row && openToken(only, row)).toBe(TOKEN);
});
