import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandLine } from './actor.ts';
import { createApiKey } from './api-keys.ts';
import { addAccountRoutes } from './routes/index.ts';
import { createTestApp, type Headers, type TestApp } from './testing/test-app.ts';

let t: TestApp;

beforeAll(async () => {
  t = await createTestApp((app, deps) => addAccountRoutes(app, { ...deps, version: '0.1.0' }));
});
afterAll(() => t.close());

const newUser = { name: 'Bia', email: 'bia@example.com', role: 'agent' };

describe('users', () => {
  test('201: the link given out signs the new person in', async () => {
    const headers = await t.as('admin');
    const made = await t.app.inject({ method: 'POST', url: '/v1/users', headers, payload: newUser });
    expect(made.statusCode).toBe(201);
    const url = new URL(made.json().sign_in_url);
    expect(url.origin).toBe('https://balcao.test');
    const token = url.hash.replace('#token=', '');
    const session = await t.app.inject({
      method: 'POST',
      url: '/v1/sign-in/token',
      payload: { token },
    });
    expect(session.json().user.email).toBe(newUser.email);
  });

  test('409: an address belongs to one account, also across organizations', async () => {
    const headers = await t.as('admin', t.otherOrganizationId);
    const again = await t.app.inject({
      method: 'POST',
      url: '/v1/users',
      headers,
      payload: { ...newUser, email: 'BIA@example.com' },
    });
    expect(again.json().error.code).toBe('ALREADY_EXISTS');
  });

  test('403: an agent adds nobody, an admin makes no owner', async () => {
    const post = async (headers: Headers, role: string) =>
      t.app.inject({
        method: 'POST',
        url: '/v1/users',
        headers,
        payload: { name: 'X', email: 'x@example.com', role },
      });
    expect((await post(await t.as('agent'), 'agent')).statusCode).toBe(403);
    expect((await post(await t.as('admin'), 'owner')).statusCode).toBe(403);
  });

  test('400: an address that is none', async () => {
    const payload = { ...newUser, email: 'bia' };
    const answer = await t.app.inject({
      method: 'POST',
      url: '/v1/users',
      headers: await t.as('admin'),
      payload,
    });
    expect(answer.json().error.details[0].field).toBe('email');
  });

  test('the list has the organization’s own people only', async () => {
    const list = await t.app.inject({
      url: '/v1/users',
      headers: await t.as('viewer', t.otherOrganizationId),
    });
    const roles: string[] = list.json().items.map((item: { role: string }) => item.role);
    expect(roles.sort()).toEqual(['admin', 'viewer']);
  });
});

async function makeKey(headers: Headers) {
  const payload = { name: 'loja', mode: 'test' };
  return t.app.inject({ method: 'POST', url: '/v1/api-keys', headers, payload });
}

describe('API keys', () => {
  test('the secret is shown once and stored nowhere', async () => {
    const headers = await t.as('admin');
    const made = await makeKey(headers);
    const { secret, api_key } = made.json();
    expect(made.statusCode).toBe(201);
    expect(secret).toMatch(/^balcao_test_[A-Za-z0-9]{40}$/);
    const list = await t.app.inject({ url: '/v1/api-keys', headers });
    expect(list.json().items[0]).toEqual(api_key);
    expect(list.body).not.toContain(secret);
    const rows = await t.database.queryAsOwner<{ all: string }>(
      'select string_agg(k::text, chr(10)) as all from api_keys k',
    );
    expect(rows[0]?.all).not.toContain(secret);
  });

  test('a key calls as admin of its organization', async () => {
    const headers = await t.as('admin', t.otherOrganizationId);
    const { secret } = (await makeKey(headers)).json();
    const list = await t.app.inject({
      url: '/v1/users',
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(list.statusCode).toBe(200);
  });

  test.each(['live', 'test'] as const)('a %s key is known as such', async (mode) => {
    const { secret } = await createApiKey(
      t.ctx,
      { organizationId: t.organizationId, name: 'key', mode },
      commandLine,
    );
    const request = { headers: { authorization: `Bearer ${secret}` }, cookies: {} } as FastifyRequest; // all it reads
    expect(await t.authenticator.authenticate(request)).toMatchObject({ kind: 'key', keyMode: mode });
  });

  test('a revoked key is refused at once here, and within ten seconds in another process', async () => {
    const headers = await t.as('admin');
    const { secret, api_key } = (await makeKey(headers)).json();
    const call = () => t.app.inject({ url: '/v1/users', headers: { authorization: `Bearer ${secret}` } });
    expect((await call()).statusCode).toBe(200);
    await t.database.queryAsOwner({
      text: 'update api_keys set revoked_at = now() where id = $1',
      values: [api_key.id],
    });
    expect((await call()).statusCode).toBe(200);
    await t.clock.advance(10_000);
    expect((await call()).statusCode).toBe(401);

    const second = (await makeKey(headers)).json();
    const callSecond = () =>
      t.app.inject({ url: '/v1/users', headers: { authorization: `Bearer ${second.secret}` } });
    expect((await callSecond()).statusCode).toBe(200);
    const url = `/v1/api-keys/${second.api_key.id}`;
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    expect((await callSecond()).statusCode).toBe(401);
  });

  test('404: another organization’s key; 401: a key nobody made; 403: a key making keys', async () => {
    const { api_key } = (await makeKey(await t.as('admin'))).json();
    const stranger = await t.as('owner', t.otherOrganizationId);
    const url = `/v1/api-keys/${api_key.id}`;
    expect((await t.app.inject({ method: 'DELETE', url, headers: stranger })).statusCode).toBe(404);
    const authorization = `Bearer balcao_live_${'A'.repeat(40)}`;
    expect((await t.app.inject({ url: '/v1/users', headers: { authorization } })).statusCode).toBe(401);
    expect((await makeKey(await t.asKey())).statusCode).toBe(403);
  });
});

test('security-relevant acts are in the audit log of their organization', async () => {
  const headers = await t.as('admin');
  await t.app.inject({ method: 'POST', url: '/v1/api-keys', headers, payload: { name: 'audited' } });
  const rows = await t.database.queryAsOwner<{ action: string }>({
    text: 'select distinct action from audit_log where organization_id = $1',
    values: [t.organizationId],
  });
  const actions = rows.map((row) => row.action);
  expect(actions).toEqual(
    expect.arrayContaining(['organization.created', 'user.created', 'session.opened', 'api_key.created']),
  );
});
