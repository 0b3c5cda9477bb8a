import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSecretBox } from '../../platform/crypto/index.ts';
import { addAccountRoutes } from './routes/index.ts';
import { resealSecondFactors } from './second-factor-secret.ts';
import { createSignInToken } from './sign-in-link.ts';
import {
  addPerson,
  codeOf,
  headersOf,
  PASSWORD,
  type Person,
  post,
  signInAs,
  turnOnSecondFactor,
} from './testing/people.ts';
import { createTestApp, type Headers, type TestApp } from './testing/test-app.ts';

let t: TestApp;
let ana: Person;
let headers: Headers;

beforeAll(async () => {
  t = await createTestApp((app, deps) => addAccountRoutes(app, { ...deps, version: '0.1.0' }));
});
beforeEach(async () => {
  ana = await addPerson(t, 'agent');
  headers = await signInAs(t, ana);
});
afterAll(() => t.close());

async function password(person = ana): Promise<string> {
  const answer = await post(t, '/v1/sign-in', { email: person.email, password: PASSWORD });
  expect(answer.statusCode).toBe(200);
  expect(answer.cookies).toEqual([]);
  return answer.json().second_factor_token;
}
const code = (token: string, digits: string) => post(t, '/v1/sign-in/second-factor', { token, code: digits });
const errorOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
async function isOn(): Promise<boolean> {
  return (await t.app.inject({ url: '/v1/me', headers })).json().user.second_factor;
}
async function actionsOf(person: Person): Promise<string[]> {
  const rows = await t.database.queryAsOwner<{ action: string }>({
    text: 'select action from audit_log where organization_id = $1 and (subject = $2 or actor_id::text = $2) order by id',
    values: [person.organizationId, person.id],
  });
  return rows.map((row) => row.action);
}

describe('turning it on', () => {
  test('a secret counts once a code confirmed it; ten recovery codes are shown once and kept as hashes', async () => {
    const begun = await post(t, '/v1/me/second-factor', { password: PASSWORD }, headers);
    expect(begun.statusCode).toBe(200);
    const { secret, otpauth_url } = begun.json();
    const url = new URL(otpauth_url);
    expect([url.searchParams.get('secret'), url.searchParams.get('issuer')]).toEqual([secret, 'Balcão']);
    expect(await isOn()).toBe(false);
    expect(
      (await post(t, '/v1/sign-in', { email: ana.email, password: PASSWORD })).json().user,
    ).toBeDefined();

    const confirmed = await post(t, '/v1/me/second-factor/confirm', { code: codeOf(t, secret) }, headers);
    expect(confirmed.statusCode).toBe(200);
    const codes: string[] = confirmed.json().recovery_codes;
    expect(new Set(codes).size).toBe(10);
    expect(await isOn()).toBe(true);
    expect(await actionsOf(ana)).toContain('second_factor.enabled');
    const [row] = await t.database.queryAsOwner<{ all: string }>(
      `select u::text as all from users u where id = '${ana.id}'`,
    );
    for (const kept of [secret, ...codes, ...codes.map((one) => one.replaceAll('-', ''))]) {
      expect(row?.all).not.toContain(kept);
    }
  });

  test('401: a wrong password gives no secret, and counts toward the lock', async () => {
    const begin = (given: string) => post(t, '/v1/me/second-factor', { password: given }, headers);
    for (let i = 0; i < 5; i++) expect(errorOf(await begin('nope'))).toBe('INVALID_CREDENTIALS');
    expect(errorOf(await begin(PASSWORD))).toBe('ACCOUNT_LOCKED');
  });

  test('401: a wrong code; 409: nothing to confirm, or on already', async () => {
    const confirm = (digits: string) => post(t, '/v1/me/second-factor/confirm', { code: digits }, headers);
    expect(errorOf(await confirm('000000'))).toBe('CONFLICT');
    const { secret } = (await post(t, '/v1/me/second-factor', { password: PASSWORD }, headers)).json();
    const wrong = codeOf(t, secret) === '000000' ? '000001' : '000000';
    expect(errorOf(await confirm(wrong))).toBe('SECOND_FACTOR_INVALID');
    expect((await confirm(codeOf(t, secret))).statusCode).toBe(200);
    expect(errorOf(await confirm(codeOf(t, secret)))).toBe('CONFLICT');
    expect(errorOf(await post(t, '/v1/me/second-factor', { password: PASSWORD }, headers))).toBe('CONFLICT');
    expect(await isOn()).toBe(true);
  });

  test('400: a code of five digits; 401 without a session; 403 for an API key', async () => {
    const short = await post(t, '/v1/me/second-factor/confirm', { code: '12345' }, headers);
    expect(short.json().error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field: 'code' }] });
    for (const url of ['/v1/me/second-factor', '/v1/me/second-factor/remove']) {
      expect((await post(t, url, { password: 'x' })).statusCode).toBe(401);
      expect((await post(t, url, { password: 'x' }, await t.asKey())).statusCode).toBe(403);
    }
  });
});

describe('signing in', () => {
  test('the password alone opens nothing; the next code does, and no code is taken twice', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    const token = await password();
    expect((await post(t, '/v1/sign-in/token', { token })).statusCode).toBe(401);
    expect(errorOf(await code(token, codeOf(t, secret)))).toBe('SECOND_FACTOR_INVALID');
    await t.clock.advance(30_000);
    const digits = codeOf(t, secret);
    const answer = await code(token, `${digits.slice(0, 3)} ${digits.slice(3)}`);
    expect(answer.json()).toMatchObject({ user: { id: ana.id, second_factor: true } });
    expect((await t.app.inject({ url: '/v1/me', headers: headersOf(answer) })).statusCode).toBe(200);
    expect(errorOf(await code(token, codeOf(t, secret)))).toBe('SIGN_IN_TOKEN_INVALID');
    expect(errorOf(await code(await password(), digits))).toBe('SECOND_FACTOR_INVALID');
  });

  test('a code one step early or late is right, two steps are not', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    await t.clock.advance(90_000);
    expect(errorOf(await code(await password(), codeOf(t, secret, -2)))).toBe('SECOND_FACTOR_INVALID');
    expect(errorOf(await code(await password(), codeOf(t, secret, 2)))).toBe('SECOND_FACTOR_INVALID');
    expect((await code(await password(), codeOf(t, secret, -1))).statusCode).toBe(200);
    expect((await code(await password(), codeOf(t, secret, 1))).statusCode).toBe(200);
    // The app's present code belongs to a step before the one taken last.
    expect(errorOf(await code(await password(), codeOf(t, secret)))).toBe('SECOND_FACTOR_INVALID');
  });

  test('a recovery code works once, however it is typed', async () => {
    const { recoveryCodes } = await turnOnSecondFactor(t, headers);
    const [first = ''] = recoveryCodes;
    const typed = first.replaceAll('-', ' ').toUpperCase();
    expect((await code(await password(), typed)).statusCode).toBe(200);
    expect(errorOf(await code(await password(), first))).toBe('SECOND_FACTOR_INVALID');
    const opened = await t.database.queryAsOwner<{ detail: object }>({
      text: `select detail from audit_log where action = 'session.opened' and actor_id = $1 order by id desc limit 1`,
      values: [ana.id],
    });
    expect(opened[0]?.detail).toEqual({
      how: 'password',
      second_factor: 'recovery_code',
      recovery_codes_left: 9,
    });
  });

  test('the token lives five minutes', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    const token = await password();
    await t.clock.advance(5 * 60_000 + 1);
    expect(errorOf(await code(token, codeOf(t, secret)))).toBe('SIGN_IN_TOKEN_INVALID');
  });

  test('wrong codes count like wrong passwords, and the fifth kills the token', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    await t.clock.advance(60_000);
    const token = await password();
    const wrong = codeOf(t, secret, 1000);
    for (let i = 0; i < 5; i++) expect(errorOf(await code(token, wrong))).toBe('SECOND_FACTOR_INVALID');
    expect(errorOf(await code(token, codeOf(t, secret)))).toBe('SIGN_IN_TOKEN_INVALID');
    expect(await actionsOf(ana)).toContain('sign_in.locked');
    const locked = await post(t, '/v1/sign-in', { email: ana.email, password: PASSWORD });
    expect([errorOf(locked), locked.headers['retry-after']]).toEqual(['ACCOUNT_LOCKED', '30']);
    await t.clock.advance(30_000);
    expect(errorOf(await code(await password(), wrong))).toBe('SECOND_FACTOR_INVALID');
    expect((await post(t, '/v1/sign-in', { email: ana.email, password: PASSWORD })).statusCode).toBe(429);
    await t.clock.advance(60_000);
    expect((await code(await password(), codeOf(t, secret))).statusCode).toBe(200);
  });

  test('a right password before the code is no wrong try, however often it is typed', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    await t.clock.advance(60_000);
    for (let i = 0; i < 12; i++) await password();
    for (let i = 0; i < 4; i++) {
      expect(errorOf(await code(await password(), codeOf(t, secret, 1000)))).toBe('SECOND_FACTOR_INVALID');
    }
    expect((await code(await password(), codeOf(t, secret))).statusCode).toBe(200);
  });

  test('parallel guesses at one token share its five, whatever the lock of the account says', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    const token = await password();
    const guess = () => code(token, codeOf(t, secret, 1000));
    for (let i = 0; i < 4; i++) await guess();
    await t.database.queryAsOwner('truncate sign_in_attempts');
    const answers = await Promise.all([guess(), guess(), guess(), guess()]);
    expect(answers.map(errorOf).sort()).toEqual([
      'SECOND_FACTOR_INVALID',
      'SIGN_IN_TOKEN_INVALID',
      'SIGN_IN_TOKEN_INVALID',
      'SIGN_IN_TOKEN_INVALID',
    ]);
  });

  test('the same code for two sign-ins at once opens one', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    await t.clock.advance(60_000);
    const tokens = await Promise.all([password(), password()]);
    const digits = codeOf(t, secret);
    const answers = await Promise.all(tokens.map((token) => code(token, digits)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 401]);
  });

  test('a one-time link asks for the code too, and then lets a forgotten password be replaced', async () => {
    const { secret } = await turnOnSecondFactor(t, headers);
    await t.clock.advance(60_000);
    const link = await createSignInToken(t.ctx, { organizationId: t.organizationId, userId: ana.id });
    const half = await post(t, '/v1/sign-in/token', { token: link });
    expect([half.statusCode, half.cookies]).toEqual([200, []]);
    const entered = headersOf(await code(half.json().second_factor_token, codeOf(t, secret)));
    const change = (next: string) =>
      t.app.inject({ method: 'PATCH', url: '/v1/me', headers: entered, payload: { password: { next } } });
    expect((await change('a password of today')).statusCode).toBe(200);
    expect((await change('another one at once')).statusCode).toBe(401);
  });

  test('400: no code; 401: a token nobody gave out', async () => {
    const bad = await code('a-token-of-nobody', '123');
    expect(bad.json().error).toMatchObject({ code: 'INVALID_INPUT', details: [{ field: 'code' }] });
    expect(errorOf(await code('a-token-of-nobody', '123456'))).toBe('SIGN_IN_TOKEN_INVALID');
  });
});

describe('turning it off', () => {
  const remove = (given: string) => post(t, '/v1/me/second-factor/remove', { password: given }, headers);

  test('204 with the password: the next sign-in asks for no code, and half a sign-in ends', async () => {
    const { recoveryCodes } = await turnOnSecondFactor(t, headers);
    const token = await password();
    expect(errorOf(await remove('nope'))).toBe('INVALID_CREDENTIALS');
    expect(await isOn()).toBe(true);
    expect((await remove(PASSWORD)).statusCode).toBe(204);
    expect(await isOn()).toBe(false);
    expect(errorOf(await code(token, recoveryCodes[0] ?? ''))).toBe('SIGN_IN_TOKEN_INVALID');
    await signInAs(t, ana);
    expect(await actionsOf(ana)).toContain('second_factor.removed');
  });

  const reset = (id: string, who: Headers) =>
    t.app.inject({ method: 'DELETE', url: `/v1/users/${id}/second-factor`, headers: who });

  test('an admin resets it for who lost the phone: every session ends', async () => {
    await turnOnSecondFactor(t, headers);
    expect((await reset(ana.id, await t.as('admin'))).statusCode).toBe(204);
    expect((await t.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401);
    headers = await signInAs(t, ana);
    expect(await isOn()).toBe(false);
    expect(await actionsOf(ana)).toContain('second_factor.reset');
  });

  test('403: of somebody above, or one’s own without the password; 404: in another organization', async () => {
    const owner = await addPerson(t, 'owner');
    const ownerHeaders = await signInAs(t, owner);
    await turnOnSecondFactor(t, ownerHeaders);
    expect((await reset(owner.id, await t.as('admin'))).statusCode).toBe(403);
    expect((await reset(owner.id, ownerHeaders)).statusCode).toBe(403);
    expect((await reset(ana.id, await t.as('supervisor'))).statusCode).toBe(403);
    expect((await reset(ana.id, await t.as('owner', t.otherOrganizationId))).statusCode).toBe(404);
    expect((await reset('x', await t.as('admin'))).json().error.details[0].field).toBe('id');
    expect((await t.app.inject({ url: '/v1/me', headers: ownerHeaders })).json().user.second_factor).toBe(
      true,
    );
  });
});

test('rotating the master key seals the secrets again, and the app’s codes stay right', async () => {
  const { secret } = await turnOnSecondFactor(t, headers);
  await t.clock.advance(60_000);
  const old = t.ctx.secrets;
  const [fresh, former] = [
    'a-new-master-key-of-more-than-32-characters',
    'a-master-key-of-at-least-32-characters',
  ];
  const rotating = { ...t.ctx, secrets: createSecretBox([fresh, former]) };
  expect(await resealSecondFactors(rotating, t.organizationId)).toBeGreaterThan(0);
  expect(await resealSecondFactors(rotating, t.organizationId)).toBe(0);
  t.ctx.secrets = createSecretBox([fresh]);
  const answer = await code(await password(), codeOf(t, secret));
  t.ctx.secrets = old;
  expect(answer.statusCode).toBe(200);
});
