import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../accounts/testing/test-app.ts';
import { createProfiles } from './load-profile.ts';
import { addSettingsRoutes } from './routes/index.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp(addSettingsRoutes);
});
afterAll(() => t.close());

const input = {
  name: 'Padaria Sol',
  time_zone: 'America/Manaus',
  locale: 'en',
  address: 'Rua das Flores, 10',
  faq: [{ question: 'Entregam?', answer: 'Sim.' }],
  items: [{ id: 'pao', name: 'Pão', price_cents: 150 }],
  invoice_source: {
    url: 'https://erp.example.com/boletos',
    headers: { authorization: 'Bearer super-secret' },
  },
};

describe('settings', () => {
  test('a new organization has empty settings in Portuguese', async () => {
    const answer = await t.app.inject({
      url: '/v1/settings',
      headers: await t.as('viewer', t.otherOrganizationId),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ name: 'Mercado Lua', locale: 'pt-BR', items: [] });
  });

  test('what an admin puts is what is read, and what the bot sees', async () => {
    const headers = await t.as('admin');
    const put = await t.app.inject({ method: 'PUT', url: '/v1/settings', headers, payload: input });
    expect(put.statusCode).toBe(200);
    const got = await t.app.inject({ url: '/v1/settings', headers });
    expect(got.json()).toEqual(put.json());
    expect(got.json()).toMatchObject({ ...input, items: [{ ...input.items[0], currency: 'BRL' }] });
    const { loadProfile } = createProfiles(t.ctx);
    const profile = await t.ctx.db.tx(t.organizationId, (tx) => loadProfile(tx, t.organizationId));
    expect(profile).toMatchObject({
      name: 'Padaria Sol',
      timeZone: 'America/Manaus',
      items: [{ id: 'pao', priceCents: 150, currency: 'BRL' }],
      invoiceSource: { url: input.invoice_source.url, headers: input.invoice_source.headers },
    });
    expect(profile.departments.map((one) => one.slug)).toEqual(['suporte', 'vendas', 'financeiro', 'geral']);
  });

  test('headers of the invoice source are sealed in the database and hidden from an agent', async () => {
    const headers = await t.as('admin');
    await t.app.inject({ method: 'PUT', url: '/v1/settings', headers, payload: input });
    const rows = await t.database.queryAsOwner<{ profile: string }>(
      'select profile::text as profile from organizations',
    );
    expect(JSON.stringify(rows)).not.toContain('super-secret');
    const seen = await t.app.inject({ url: '/v1/settings', headers: await t.as('agent') });
    expect(seen.json().invoice_source).toEqual({ url: input.invoice_source.url, headers: {} });
  });

  test('403 for an agent, 400 for a time zone that is none, texts PostgreSQL refuses are mended', async () => {
    const put = (headers: Record<string, string>, payload: object) =>
      t.app.inject({ method: 'PUT', url: '/v1/settings', headers, payload });
    expect((await put(await t.as('supervisor'), input)).statusCode).toBe(403);
    const admin = await t.as('admin');
    const wrong = await put(admin, { ...input, time_zone: 'Mars/Olympus' });
    expect(wrong.json().error.details[0].field).toBe('time_zone');
    const odd = await put(admin, { ...input, name: 'Sol\u0000', address: 'a\ud800b' });
    expect(odd.json()).toMatchObject({ name: 'Sol\ufffd', address: 'a\ufffdb' });
  });
});
