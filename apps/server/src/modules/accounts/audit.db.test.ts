import type { AuditEntry } from '@balcao/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordAudit, theSystem } from './actor.ts';
import { addAccountRoutes } from './routes/index.ts';
import { addPerson, PASSWORD, post, signInAs, turnOnSecondFactor } from './testing/people.ts';
import { createTestApp, type Headers, type TestApp } from './testing/test-app.ts';

let t: TestApp;
let admin: Headers;

beforeAll(async () => {
  t = await createTestApp((app, deps) => addAccountRoutes(app, { ...deps, version: '0.1.0' }));
  admin = await t.as('admin');
});
afterAll(() => t.close());

async function read(
  query = '',
  headers = admin,
): Promise<{ items: AuditEntry[]; next_cursor: string | null }> {
  const answer = await t.app.inject({ url: `/v1/audit${query}`, headers });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
async function write(action: string, subject?: string) {
  await t.clock.advance(1000);
  await t.ctx.db.tx(t.organizationId, (tx) =>
    recordAudit(tx, t.ctx.clock, t.organizationId, {
      actor: theSystem,
      action,
      ...(subject ? { subject } : {}),
    }),
  );
  return new Date(t.clock.now()).toISOString();
}

describe('GET /v1/audit', () => {
  test('newest first, page by page, nothing twice and nothing left out', async () => {
    for (let i = 0; i < 7; i++) await write('paging.test', String(i));
    const subjects: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await read(`?action=paging&limit=3${cursor === null ? '' : `&cursor=${cursor}`}`);
      subjects.push(...page.items.map((item) => item.subject));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(subjects).toEqual(['6', '5', '4', '3', '2', '1', '0']);
  });

  test('names who acted: people and API keys, also when they are gone', async () => {
    const owner = await addPerson(t, 'owner');
    const headers = await signInAs(t, owner);
    const made = await post(t, '/v1/api-keys', { name: 'Loja' }, headers);
    const { secret, api_key } = made.json();
    const key = { authorization: `Bearer ${secret}` };
    const invited = await post(t, '/v1/users', { name: 'Bia', email: 'bia@example.com', role: 'agent' }, key);
    await t.app.inject({ method: 'DELETE', url: `/v1/api-keys/${api_key.id}`, headers });
    await t.app.inject({
      method: 'PATCH',
      url: `/v1/users/${owner.id}`,
      headers: await t.as('owner'),
      payload: { disabled: true },
    });
    const byKey = await read(`?actor_id=${api_key.id}`);
    expect(byKey.items.map((item) => item.action)).toEqual(['user.invited', 'user.created']);
    expect(byKey.items[0]).toMatchObject({
      actor: { type: 'key', id: api_key.id, name: 'Loja' },
      subject: invited.json().user.id,
    });
    const byOwner = await read(`?actor_id=${owner.id}`);
    expect(byOwner.items.map((item) => [item.action, item.actor.name])).toEqual([
      ['api_key.revoked', 'The owner'],
      ['api_key.created', 'The owner'],
      ['session.opened', 'The owner'],
    ]);
  });

  test('filters by the beginning of the action and by time, from included and to not', async () => {
    const first = await write('time.one');
    const second = await write('time.two');
    const third = await write('timeless');
    const actions = async (query: string) => (await read(query)).items.map((item) => item.action);
    expect(await actions('?action=time.')).toEqual(['time.two', 'time.one']);
    expect(await actions(`?action=time&from=${second}`)).toEqual(['timeless', 'time.two']);
    expect(await actions(`?action=time&from=${first}&to=${third}`)).toEqual(['time.two', 'time.one']);
    expect(await actions('?action=%25')).toEqual([]);
    expect(await actions('?to=0000-01-01T00:00:00Z')).toEqual([]);
    expect(await actions('?action=a%00')).toEqual([]);
  });

  test('an organization reads its own only', async () => {
    await write('secret.of_sol');
    const other = await read('', await t.as('admin', t.otherOrganizationId));
    expect(other.items.map((item) => item.action)).not.toContain('secret.of_sol');
  });

  test('403: a supervisor; 400: a cursor of nobody, a time that is none, an actor that is none', async () => {
    const get = (query: string, headers = admin) => t.app.inject({ url: `/v1/audit${query}`, headers });
    expect((await get('', await t.as('supervisor'))).statusCode).toBe(403);
    expect((await get('?cursor=x')).json().error.code).toBe('INVALID_CURSOR');
    for (const field of ['from', 'actor_id', 'limit']) {
      expect((await get(`?${field}=yesterday`)).json().error).toMatchObject({
        code: 'INVALID_INPUT',
        details: [{ field }],
      });
    }
  });
});

test('whatever touches security leaves a line', async () => {
  const owner = await t.as('owner');
  const ana = await addPerson(t, 'agent');
  const headers = await signInAs(t, ana);
  await turnOnSecondFactor(t, headers);
  await post(t, '/v1/me/second-factor/remove', { password: PASSWORD }, headers);
  await turnOnSecondFactor(t, headers);
  await t.app.inject({ method: 'DELETE', url: `/v1/users/${ana.id}/second-factor`, headers: owner });
  await t.app.inject({ method: 'DELETE', url: `/v1/users/${ana.id}/sessions`, headers: owner });
  await post(t, `/v1/users/${ana.id}/invitation`, {}, owner);
  for (const change of [{ role: 'supervisor' }, { disabled: true }, { disabled: false }]) {
    await t.app.inject({ method: 'PATCH', url: `/v1/users/${ana.id}`, headers: owner, payload: change });
  }
  for (let i = 0; i < 5; i++) await post(t, '/v1/sign-in', { email: ana.email, password: 'nope' });
  const { items } = await read('?limit=100');
  const actions = items
    .filter((item) => item.subject === ana.id || item.actor.id === ana.id)
    .map((item) => item.action);
  expect(actions.toReversed()).toEqual([
    'user.created',
    'session.opened',
    'second_factor.enabled',
    'second_factor.removed',
    'second_factor.enabled',
    'second_factor.reset',
    'sessions.ended',
    'user.invited',
    'user.role_changed',
    'user.disabled',
    'user.enabled',
    'sign_in.locked',
  ]);
});
