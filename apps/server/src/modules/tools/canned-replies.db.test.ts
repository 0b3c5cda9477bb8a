import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type Headers, type TestApp } from '../accounts/testing/test-app.ts';
import { loadDepartments } from '../departments/index.ts';
import { addToolRoutes } from './routes/index.ts';

let t: TestApp;
let boss: Headers;
beforeAll(async () => {
  t = await createTestApp((app, { ctx }) =>
    addToolRoutes(app, { ports: { ctx, announce: () => undefined } }),
  );
  boss = await t.as('supervisor');
});
afterAll(() => t.close());

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  headers = boss,
) {
  const answer = await t.app.inject({
    method,
    url: `/v1/canned-replies${path}`,
    headers,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const input = { shortcut: 'oi', title: 'Saudação', body: '{{greeting}}, {{contact.first_name}}!' };

describe('canned replies', () => {
  test('made, listed by shortcut, replaced, removed; each act is audited', async () => {
    const made = await call('POST', '', input);
    expect(made).toMatchObject({ status: 201, body: { ...input, department_id: null } });
    const { id } = made.body;
    await call('POST', '', { ...input, shortcut: 'Endereço', title: 'Onde' });
    const [department] = await t.ctx.db.tx(t.organizationId, (tx) => loadDepartments(tx, t.organizationId));
    await t.clock.advance(1_000);
    const changed = { shortcut: 'tchau', title: 'Fim\u0000', body: 'Até!', department_id: department?.id };
    expect(await call('PUT', `/${id}`, changed)).toEqual({
      status: 200,
      body: { ...changed, id, title: 'Fim\ufffd', updated_at: new Date(t.clock.now()).toISOString() },
    });
    const { body } = await call('GET', '', undefined, await t.as('viewer'));
    expect(body.items.map((one: { shortcut: string }) => one.shortcut)).toEqual(['Endereço', 'tchau']);
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/${id}`)).status).toBe(404);
    const audit = await t.database.queryAsOwner<{ action: string; detail: object }>(
      `select action, detail from audit_log where subject = '${id}' order by id`,
    );
    expect(audit).toEqual([
      { action: 'canned_reply.created', detail: { shortcut: 'oi' } },
      { action: 'canned_reply.updated', detail: { shortcut: 'tchau' } },
      { action: 'canned_reply.deleted', detail: { shortcut: 'tchau' } },
    ]);
  });

  test('a shortcut is there once, however it is written; another organization has its own', async () => {
    const { body } = await call('POST', '', { ...input, shortcut: 'preço' });
    const taken = { code: 'ALREADY_EXISTS', details: [{ field: 'shortcut' }] };
    expect((await call('POST', '', { ...input, shortcut: 'PREÇO' })).body.error).toMatchObject(taken);
    const other = await call('POST', '', { ...input, shortcut: 'prazo' });
    expect(
      (await call('PUT', `/${other.body.id}`, { ...input, shortcut: 'Preço' })).body.error,
    ).toMatchObject(taken);
    expect((await call('PUT', `/${body.id}`, { ...input, shortcut: 'Preço' })).body.shortcut).toBe('Preço');
    const theirs = await call(
      'POST',
      '',
      { ...input, shortcut: 'preço' },
      await t.as('admin', t.otherOrganizationId),
    );
    expect(theirs.status).toBe(201);
  });

  test.each([
    ['shortcut', { ...input, shortcut: 'duas palavras' }],
    ['title', { ...input, title: '' }],
    ['body', { ...input, body: 'x'.repeat(4097) }],
    ['department_id', { ...input, department_id: '01900000-0000-7000-8000-000000000000' }],
  ])('400 names %s', async (field, payload) => {
    const { status, body } = await call('POST', '', payload);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field }] });
  });

  test('403 below supervisor, 404 for another tenant’s', async () => {
    const { body } = await call('POST', '', { ...input, shortcut: 'nosso' });
    const agent = await t.as('agent');
    expect((await call('POST', '', input, agent)).status).toBe(403);
    expect((await call('PUT', `/${body.id}`, input, agent)).status).toBe(403);
    expect((await call('DELETE', `/${body.id}`, undefined, agent)).status).toBe(403);
    const foreign = await t.as('owner', t.otherOrganizationId);
    expect((await call('PUT', `/${body.id}`, { ...input, shortcut: 'deles' }, foreign)).status).toBe(404);
    expect((await call('DELETE', `/${body.id}`, undefined, foreign)).status).toBe(404);
  });
});
