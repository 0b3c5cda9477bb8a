import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../platform/config/index.ts';
import { addAccountRoutes } from './routes/index.ts';
import { createSignInToken } from './sign-in-link.ts';
import { addPerson, headersOf, PASSWORD, type Person, post, signInAs } from './testing/people.ts';
import { createTestApp, type Headers, type TestApp } from './testing/test-app.ts';

let t: TestApp;
const gone: string[] = [];
const changed: string[] = [];

beforeAll(async () => {
  t = await createTestApp((app, deps) =>
    addAccountRoutes(app, {
      ...deps,
      version: '0.1.0',
      async onMemberChanged(tx, organizationId, userId, { isGone }) {
        const rows = await tx.query({
          text: 'select 1 from memberships where organization_id = $1 and user_id = $2',
          values: [organizationId, userId],
        });
        if (rows.length === 1) changed.push(userId);
        if (rows.length === 1 && isGone) gone.push(userId);
      },
    }),
  );
});
beforeEach(() => {
  gone.splice(0);
  changed.splice(0);
});
afterAll(() => t.close());

const patch = (id: string, payload: object, headers: Headers) =>
  t.app.inject({ method: 'PATCH', url: `/v1/users/${id}`, payload, headers });
const me = (headers: Headers) => t.app.inject({ url: '/v1/me', headers });
const errorOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
async function auditOf(id: string) {
  return t.database.queryAsOwner<{ action: string; detail: Record<string, unknown> }>({
    text: 'select action, detail from audit_log where subject = $1 order by id',
    values: [id],
  });
}

describe('PATCH /v1/me', () => {
  const update = (headers: Headers, payload: object) =>
    t.app.inject({ method: 'PATCH', url: '/v1/me', headers, payload });

  test('a new name is recorded, and colleagues see it at once', async () => {
    const ana = await addPerson(t, 'agent');
    const headers = await signInAs(t, ana);
    await update(headers, { locale: 'es' });
    await update(headers, { name: 'The agent' });
    expect(changed).toEqual([]);
    expect((await update(headers, { name: 'Ana Lima' })).statusCode).toBe(200);
    expect(changed).toEqual([ana.id]);
    expect((await auditOf(ana.id)).at(-1)).toEqual({
      action: 'user.renamed',
      detail: { from: 'The agent', to: 'Ana Lima' },
    });
  });

  test('a new password leaves no link that opens the account', async () => {
    const ana = await addPerson(t, 'agent');
    const headers = await signInAs(t, ana);
    const token = await createSignInToken(t.ctx, { organizationId: t.organizationId, userId: ana.id });
    const changing = await update(headers, {
      password: { current: PASSWORD, next: 'another long password' },
    });
    expect(changing.statusCode).toBe(200);
    const answer = await post(t, '/v1/sign-in/token', { token });
    expect(errorOf(answer)).toBe('SIGN_IN_TOKEN_INVALID');
  });
});

describe('PATCH /v1/users/:id', () => {
  test('200: name and role change, are recorded, and act on the next request', async () => {
    const ana = await addPerson(t, 'agent');
    const headers = await signInAs(t, ana);
    const answer = await patch(ana.id, { name: 'Ana Lima', role: 'supervisor' }, await t.as('admin'));
    expect(answer.json()).toMatchObject({
      id: ana.id,
      name: 'Ana Lima',
      role: 'supervisor',
      disabled_at: null,
    });
    expect((await me(headers)).json().user).toMatchObject({ name: 'Ana Lima', role: 'supervisor' });
    expect(await auditOf(ana.id)).toEqual(
      expect.arrayContaining([
        { action: 'user.renamed', detail: { from: 'The agent', to: 'Ana Lima' } },
        { action: 'user.role_changed', detail: { name: 'Ana Lima', from: 'agent', to: 'supervisor' } },
      ]),
    );
    expect(gone).toEqual([]);
  });

  test('disabling ends sessions and links at once, keeps out, and takes them out of routing', async () => {
    const ana = await addPerson(t, 'agent');
    const headers = await signInAs(t, ana);
    const { organizationId } = t;
    const link = await createSignInToken(t.ctx, { organizationId, userId: ana.id });
    const admin = await t.as('admin');
    const answer = await patch(ana.id, { disabled: true }, admin);
    expect(answer.json().disabled_at).toBe(new Date(t.clock.now()).toISOString());
    expect(gone).toEqual([ana.id]);
    expect((await me(headers)).statusCode).toBe(401);
    expect(errorOf(await post(t, '/v1/sign-in/token', { token: link }))).toBe('SIGN_IN_TOKEN_INVALID');
    const tried = await post(t, '/v1/sign-in', { email: ana.email, password: PASSWORD });
    expect(errorOf(tried)).toBe('INVALID_CREDENTIALS');
    expect((await auditOf(ana.id)).at(-1)).toEqual({
      action: 'user.disabled',
      detail: { name: 'The agent', sessions_ended: 1 },
    });
    await patch(ana.id, { disabled: true }, admin);
    expect(gone).toEqual([ana.id]);

    expect((await patch(ana.id, { disabled: false }, admin)).json().disabled_at).toBeNull();
    expect((await me(headers)).statusCode).toBe(401);
    expect((await me(await signInAs(t, ana))).statusCode).toBe(200);
  });

  test('a live session of somebody disabled behind our back is refused too', async () => {
    const ana = await addPerson(t, 'agent');
    const headers = await signInAs(t, ana);
    await t.database.queryAsOwner(`update memberships set disabled_at = now() where user_id = '${ana.id}'`);
    expect((await me(headers)).statusCode).toBe(401);
  });

  test('a role that only looks on takes out of routing', async () => {
    const ana = await addPerson(t, 'agent');
    await patch(ana.id, { role: 'viewer' }, await t.as('admin'));
    expect(gone).toEqual([ana.id]);
  });

  test('403: nobody above one’s own role, and only owners make or touch owners', async () => {
    const owner = await addPerson(t, 'owner');
    const agent = await addPerson(t, 'agent');
    const admin = await t.as('admin');
    expect(errorOf(await patch(owner.id, { name: 'X' }, admin))).toBe('FORBIDDEN');
    expect(errorOf(await patch(agent.id, { role: 'owner' }, admin))).toBe('FORBIDDEN');
    expect(errorOf(await patch(agent.id, { role: 'owner' }, await t.asKey()))).toBe('FORBIDDEN');
    expect((await patch(agent.id, { role: 'admin' }, await t.as('supervisor'))).statusCode).toBe(403);
    expect((await patch(agent.id, { role: 'owner' }, await t.as('owner'))).json().role).toBe('owner');
  });

  test('403: nobody disables themselves', async () => {
    const admin = await addPerson(t, 'admin');
    expect(errorOf(await patch(admin.id, { disabled: true }, await signInAs(t, admin)))).toBe('FORBIDDEN');
  });

  test('409: an organization keeps an owner, also when two step down at the same moment', async () => {
    const organizationId = t.otherOrganizationId;
    const [first, second] = [
      await addPerson(t, 'owner', organizationId),
      await addPerson(t, 'owner', organizationId),
    ];
    const headers = [await signInAs(t, first), await signInAs(t, second)] as const;
    // Else the second request would wait for a connection to be opened, and come after the first.
    await Promise.all([...headers, ...headers].map(me));
    const answers = await Promise.all([
      patch(second.id, { role: 'admin' }, headers[0]),
      patch(first.id, { disabled: true }, headers[1]),
    ]);
    const codes = answers.map((answer) => answer.statusCode).sort();
    expect([
      [200, 403],
      [200, 409],
      [200, 401],
    ]).toContainEqual(codes);
    const [left] = await t.database.queryAsOwner<{ count: number }>({
      text: `select count(*)::int from memberships
             where organization_id = $1 and role = 'owner' and disabled_at is null`,
      values: [organizationId],
    });
    expect(left?.count).toBe(1);
    const firstIsLeft = answers[0].statusCode === 200;
    const owner = firstIsLeft ? first : second;
    const ownerHeaders = firstIsLeft ? headers[0] : headers[1];
    expect(errorOf(await patch(owner.id, { role: 'admin' }, ownerHeaders))).toBe('LAST_OWNER');
  });

  test('404: another organization’s; 400: a role nobody has, an empty name', async () => {
    const ana = await addPerson(t, 'agent');
    const stranger = await t.as('owner', t.otherOrganizationId);
    expect((await patch(ana.id, { name: 'X' }, stranger)).statusCode).toBe(404);
    const admin = await t.as('admin');
    const bad = await patch(ana.id, { role: 'boss', name: ' ' }, admin);
    expect(bad.statusCode).toBe(400);
    const fields = bad.json().error.details.map((detail: { field: string }) => detail.field);
    expect(fields.sort()).toEqual(['name', 'role']);
  });
});

describe('GET /v1/users', () => {
  test('tells who is disabled, who has a second factor and when they were last here', async () => {
    const [ana, bia] = [await addPerson(t, 'agent'), await addPerson(t, 'agent')];
    await t.clock.advance(60_000);
    await signInAs(t, ana);
    const seen = new Date(t.clock.now()).toISOString();
    const admin = await t.as('admin');
    await patch(bia.id, { disabled: true }, admin);
    const items: { id: string }[] = (await t.app.inject({ url: '/v1/users', headers: admin })).json().items;
    const of = (person: Person) => items.find((item) => item.id === person.id);
    expect(of(ana)).toMatchObject({ disabled_at: null, second_factor: false, last_seen_at: seen });
    expect(of(bia)).toMatchObject({ disabled_at: seen, last_seen_at: null });
  });
});

type MailRow = { to_address: string; subject: string; text: string; html: string };
async function mailsTo(email: string) {
  return t.database.queryAsOwner<MailRow>({
    text: 'select to_address, subject, text, html from mails where to_address = $1 order by id',
    values: [email],
  });
}
const tokenIn = (text: string) => /#token=([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? '';

describe('invitations', () => {
  const invite = async (payload: object, headers?: Headers) =>
    post(t, '/v1/users', { name: 'Bia Reis', role: 'agent', ...payload }, headers ?? (await t.as('admin')));
  const again = async (id: string, headers?: Headers) =>
    post(t, `/v1/users/${id}/invitation`, {}, headers ?? (await t.as('admin')));

  test('the mail carries the very link of the answer, in the person’s language', async () => {
    const made = await invite({ email: 'bia@example.com', locale: 'es' });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ mailed: false, user: { last_seen_at: null, disabled_at: null } });
    const [mail] = await mailsTo('bia@example.com');
    expect(mail?.subject).toBe('Invitación: Padaria Sol en Balcão');
    expect(mail?.text).toContain('¡Hola, Bia!');
    expect(mail?.text).toContain('The admin te invitó');
    expect(mail?.text).toContain(made.json().sign_in_url);
    expect((await auditOf(made.json().user.id)).map((row) => row.action)).toEqual([
      'user.created',
      'user.invited',
    ]);
  });

  test('`mailed` tells whether there is a server to send it', async () => {
    const { config } = t.ctx;
    const { smtp } = parseConfig({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'desk@example.com' });
    t.ctx.config = { ...config, smtp };
    const made = await invite({ email: 'caio@example.com' });
    t.ctx.config = config;
    expect(made.json().mailed).toBe(true);
  });

  test('a refused invitation leaves neither person nor mail', async () => {
    const refused = await invite({ email: 'eva@example.com', role: 'owner' });
    expect(errorOf(refused)).toBe('FORBIDDEN');
    expect(await mailsTo('eva@example.com')).toEqual([]);
  });

  test('invited again: the former link dies, the new one signs in', async () => {
    const made = await invite({ email: 'davi@example.com' });
    const { id } = made.json().user;
    const answer = await again(id);
    expect(answer.json()).toMatchObject({ mailed: false });
    const enter = (url: string) => post(t, '/v1/sign-in/token', { token: tokenIn(url) });
    expect(errorOf(await enter(made.json().sign_in_url))).toBe('SIGN_IN_TOKEN_INVALID');
    expect((await enter(answer.json().sign_in_url)).json().user.id).toBe(id);
    const mails = await mailsTo('davi@example.com');
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Convite: Padaria Sol no Balcão',
      'Convite: Padaria Sol no Balcão',
    ]);
    await again(id);
    expect((await mailsTo('davi@example.com')).at(-1)?.subject).toBe('Seu novo link para entrar no Balcão');
  });

  test('a new link is the way back for who forgot the password, within the hour', async () => {
    const ana = await addPerson(t, 'agent');
    const url = (await again(ana.id)).json().sign_in_url;
    const headers = headersOf(await post(t, '/v1/sign-in/token', { token: tokenIn(url) }));
    const change = () =>
      t.app.inject({
        method: 'PATCH',
        url: '/v1/me',
        headers,
        payload: { password: { next: 'not forgotten any more' } },
      });
    await t.clock.advance(3_600_001);
    expect(errorOf(await change())).toBe('INVALID_CREDENTIALS');
    await t.clock.advance(-3_600_001);
    expect((await change()).statusCode).toBe(200);
    const entered = await post(t, '/v1/sign-in', { email: ana.email, password: 'not forgotten any more' });
    expect(entered.statusCode).toBe(200);
  });

  test('403: for somebody above; 404: elsewhere; 409: for who is disabled', async () => {
    const owner = await addPerson(t, 'owner');
    expect(errorOf(await again(owner.id))).toBe('FORBIDDEN');
    expect((await again(owner.id, await t.as('supervisor'))).statusCode).toBe(403);
    expect((await again(owner.id, await t.as('owner', t.otherOrganizationId))).statusCode).toBe(404);
    expect((await again('x')).json().error.details[0].field).toBe('id');
    const ana = await addPerson(t, 'agent');
    await patch(ana.id, { disabled: true }, await t.as('admin'));
    expect(errorOf(await again(ana.id))).toBe('CONFLICT');
  });
});

describe('sessions of others', () => {
  const url = (id: string) => `/v1/users/${id}/sessions`;

  test('an admin sees and ends them all', async () => {
    const ana = await addPerson(t, 'agent');
    const sessions = [await signInAs(t, ana), await signInAs(t, ana)];
    const admin = await t.as('admin');
    const list = await t.app.inject({ url: url(ana.id), headers: admin });
    expect(list.json().items).toHaveLength(2);
    expect(list.json().items[0]).toMatchObject({ current: false });
    expect((await t.app.inject({ method: 'DELETE', url: url(ana.id), headers: admin })).statusCode).toBe(204);
    for (const headers of sessions) expect((await me(headers)).statusCode).toBe(401);
    expect((await t.app.inject({ url: url(ana.id), headers: admin })).json().items).toEqual([]);
    expect((await auditOf(ana.id)).at(-1)).toEqual({
      action: 'sessions.ended',
      detail: { name: 'The agent', sessions_ended: 2 },
    });
  });

  test('403: a supervisor, or of somebody above; 404: elsewhere; 400: no id', async () => {
    const owner = await addPerson(t, 'owner');
    for (const method of ['GET', 'DELETE'] as const) {
      const call = async (id: string, headers: Headers) =>
        (await t.app.inject({ method, url: url(id), headers })).statusCode;
      expect(await call(owner.id, await t.as('supervisor'))).toBe(403);
      expect(await call(owner.id, await t.as('owner', t.otherOrganizationId))).toBe(404);
      expect(await call('x', await t.as('admin'))).toBe(400);
    }
    const above = await t.app.inject({ method: 'DELETE', url: url(owner.id), headers: await t.as('admin') });
    expect(errorOf(above)).toBe('FORBIDDEN');
  });
});
