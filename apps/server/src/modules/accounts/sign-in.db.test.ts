import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccountJobHandlers } from './account-jobs.ts';
import { commandLine } from './actor.ts';
import { createUser } from './create-user.ts';
import { addAccountRoutes } from './routes/index.ts';
import { createSignInToken } from './sign-in-link.ts';
import { createTestApp, type TestApp } from './testing/test-app.ts';

let test_: TestApp;

beforeAll(async () => {
  test_ = await createTestApp((app, deps) => addAccountRoutes(app, { ...deps, version: '0.1.0' }));
});
afterAll(() => test_.close());

let serial = 0;
async function person(password?: string) {
  const email = `ana${++serial}@example.com`;
  const { organizationId, ctx } = test_;
  return createUser(
    ctx,
    { organizationId, name: 'Ana', email, role: 'agent', locale: 'pt-BR', ...(password ? { password } : {}) },
    commandLine,
  );
}
function signIn(email: string, password: string) {
  return test_.app.inject({ method: 'POST', url: '/v1/sign-in', payload: { email, password } });
}
function cookieOf(answer: { cookies: { name: string; value: string }[] }) {
  return `balcao_session=${answer.cookies.find((one) => one.name === 'balcao_session')?.value}`;
}

describe('POST /v1/sign-in', () => {
  test('200: gives the person and a cookie scripts cannot read', async () => {
    const { email, id } = await person('correct horse battery');
    const answer = await signIn(email.toUpperCase(), 'correct horse battery');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ user: { id, role: 'agent' }, version: '0.1.0', demo: null });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^balcao_session=.*HttpOnly; Secure; SameSite=Lax/);
    const me = await test_.app.inject({ url: '/v1/me', headers: { cookie: cookieOf(answer) } });
    expect(me.json().csrf_token).toBe(answer.json().csrf_token);
  });

  test('401: a wrong password and an unknown address look the same', async () => {
    const { email } = await person('correct horse battery');
    const wrong = await signIn(email, 'nope');
    const unknown = await signIn('nobody@example.com', 'nope');
    const withoutPassword = await signIn((await person()).email, '');
    for (const answer of [wrong, unknown, withoutPassword]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json().error.code).toBe('INVALID_CREDENTIALS');
    }
  });

  test('429: after five wrong tries the address waits, and longer after each further one', async () => {
    const { email } = await person('correct horse battery');
    for (let i = 0; i < 5; i++) expect((await signIn(email, 'nope')).statusCode).toBe(401);
    const locked = await signIn(email, 'correct horse battery');
    expect(locked.statusCode).toBe(429);
    expect(locked.json().error.code).toBe('ACCOUNT_LOCKED');
    expect(Number(locked.headers['retry-after'])).toBe(30);
    await test_.clock.advance(30_000);
    expect((await signIn(email, 'nope')).statusCode).toBe(401);
    expect(Number((await signIn(email, 'nope')).headers['retry-after'])).toBe(60);
    await test_.clock.advance(60_000);
    expect((await signIn(email, 'correct horse battery')).statusCode).toBe(200);
    expect((await signIn(email, 'nope')).statusCode).toBe(401);
  });

  test('429: an address without an account is locked alike', async () => {
    for (let i = 0; i < 5; i++) await signIn('ghost@example.com', 'nope');
    expect((await signIn('ghost@example.com', 'nope')).statusCode).toBe(429);
  });

  test('401: an address that PostgreSQL could not store', async () => {
    for (const email of ['a\0@example.com', '\ud83d@example.com'])
      expect((await signIn(email, 'nope')).statusCode).toBe(401);
  });

  test('parallel guesses cannot pass the limit', async () => {
    const { email } = await person('correct horse battery');
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'nope')));
    expect(answers.filter((answer) => answer.statusCode === 401).length).toBeLessThanOrEqual(5);
  });
});

function withToken(token: string) {
  return test_.app.inject({ method: 'POST', url: '/v1/sign-in/token', payload: { token } });
}

describe('POST /v1/sign-in/token', () => {
  test('200 once, then 401', async () => {
    const { id } = await person();
    const token = await createSignInToken(test_.ctx, {
      organizationId: test_.organizationId,
      userId: id,
    });
    expect((await withToken(token)).json().user.id).toBe(id);
    expect((await withToken(token)).json().error.code).toBe('SIGN_IN_TOKEN_INVALID');
  });

  test('401 after it expired', async () => {
    const { id } = await person();
    const token = await createSignInToken(test_.ctx, {
      organizationId: test_.organizationId,
      userId: id,
      validHours: 1,
    });
    await test_.clock.advance(3_600_001);
    expect((await withToken(token)).statusCode).toBe(401);
  });

  test('who came by a link sets a first password without a current one, later only with it', async () => {
    const { id, email } = await person();
    const token = await createSignInToken(test_.ctx, {
      organizationId: test_.organizationId,
      userId: id,
    });
    const session = await withToken(token);
    const headers = { cookie: cookieOf(session), 'x-csrf-token': session.json().csrf_token };
    const change = (password: object) =>
      test_.app.inject({ method: 'PATCH', url: '/v1/me', headers, payload: { password } });
    expect((await change({ next: 'a first password' })).statusCode).toBe(200);
    expect((await signIn(email, 'a first password')).statusCode).toBe(200);
    expect((await change({ next: 'another password' })).statusCode).toBe(401);
    const refused = await change({ current: 'wrong', next: 'another password' });
    expect(refused.json().error.code).toBe('INVALID_CREDENTIALS');
    expect((await change({ current: 'a first password', next: 'another password' })).statusCode).toBe(200);
    expect((await signIn(email, 'another password')).statusCode).toBe(200);
  });
});

describe('sessions', () => {
  test('signing out ends the session for good', async () => {
    const headers = await test_.as('agent');
    const out = await test_.app.inject({ method: 'POST', url: '/v1/sign-out', headers });
    expect(out.statusCode).toBe(204);
    expect((await test_.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401);
  });

  test('changing anything without the CSRF token is refused', async () => {
    const { cookie } = await test_.as('agent');
    const answer = await test_.app.inject({
      method: 'POST',
      url: '/v1/sign-out',
      headers: { cookie: String(cookie) },
    });
    expect(answer.json().error.code).toBe('CSRF_MISSING');
  });

  test('a person lists and revokes own sessions, and nobody else’s', async () => {
    const { email } = await person('correct horse battery');
    const first = await signIn(email, 'correct horse battery');
    const second = await signIn(email, 'correct horse battery');
    const headers = { cookie: cookieOf(first), 'x-csrf-token': first.json().csrf_token };
    const list = await test_.app.inject({ url: '/v1/sessions', headers });
    const items: { id: string; current: boolean }[] = list.json().items;
    expect(items.map((item) => item.current).sort()).toEqual([false, true]);
    const other = items.find((item) => !item.current)?.id ?? '';
    const stranger = await test_.as('owner');
    const revoke = (who: Record<string, string>) =>
      test_.app.inject({ method: 'DELETE', url: `/v1/sessions/${other}`, headers: who });
    expect((await revoke(stranger)).statusCode).toBe(404);
    expect((await revoke(headers)).statusCode).toBe(204);
    const gone = await test_.app.inject({ url: '/v1/me', headers: { cookie: cookieOf(second) } });
    expect(gone.statusCode).toBe(401);
  });

  test('a new password ends the other sessions', async () => {
    const { email } = await person('correct horse battery');
    const first = await signIn(email, 'correct horse battery');
    const second = await signIn(email, 'correct horse battery');
    await test_.app.inject({
      method: 'PATCH',
      url: '/v1/me',
      headers: { cookie: cookieOf(first), 'x-csrf-token': first.json().csrf_token },
      payload: { password: { current: 'correct horse battery', next: 'quite another one' } },
    });
    const me = (answer: typeof first) =>
      test_.app.inject({ url: '/v1/me', headers: { cookie: cookieOf(answer) } });
    expect((await me(first)).statusCode).toBe(200);
    expect((await me(second)).statusCode).toBe(401);
  });

  test('a session in use slides; an idle one ends after 30 days', async () => {
    const { email } = await person('correct horse battery');
    const session = await signIn(email, 'correct horse battery');
    const ends = async () => {
      const [row] = await test_.database.queryAsOwner<{ expires_at: Date }>(
        'select max(expires_at) as expires_at from sign_ins',
      );
      return row?.expires_at.getTime() ?? 0;
    };
    const before = await ends();
    await test_.clock.advance(10 * 60_000);
    await test_.app.inject({ url: '/v1/me', headers: { cookie: cookieOf(session) } });
    expect((await ends()) - before).toBeGreaterThanOrEqual(10 * 60_000);
    await test_.database.queryAsOwner(`update sign_ins set expires_at = now() - interval '1 second'`);
    const late = await test_.app.inject({ url: '/v1/me', headers: { cookie: cookieOf(session) } });
    expect(late.statusCode).toBe(401);
  });
});

test('cleaning up takes what ended long ago and leaves who is signed in', async () => {
  const headers = await test_.as('agent');
  await test_.database.queryAsOwner(
    `insert into sign_in_attempts (email_hash, tries, tried_at) values ('\\x01', 3, now() - interval '3 days')`,
  );
  await test_.database.queryAsOwner(`update sign_in_tokens set expires_at = now() - interval '40 days'`);
  const job = createAccountJobHandlers(test_.ctx)['accounts.clean_up'];
  await job?.(
    {
      id: 1,
      lane: 'maintenance',
      kind: 'accounts.clean_up',
      key: null,
      organizationId: null,
      payload: {},
      attempts: 1,
      maxAttempts: 1,
    },
    { signal: new AbortController().signal, finish: async () => undefined },
  );
  const left = await test_.database.queryAsOwner<{ tokens: number; tries: number }>(
    `select (select count(*)::int from sign_in_tokens) as tokens,
            (select count(*)::int from sign_in_attempts where email_hash = '\\x01') as tries`,
  );
  expect(left).toEqual([{ tokens: 0, tries: 0 }]);
  expect((await test_.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200);
});
