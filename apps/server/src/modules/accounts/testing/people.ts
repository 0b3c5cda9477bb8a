import type { Role } from '@balcao/protocol';
import { Secret, TOTP } from 'otpauth';
import { uuidv7 } from '../../../platform/crypto/index.ts';
import { commandLine } from '../actor.ts';
import { createUser } from '../create-user.ts';
import type { Headers, TestApp } from './test-app.ts';

export const PASSWORD = 'correct horse battery';

export type Person = { id: string; email: string; organizationId: string };

/** Somebody with a password, not signed in. */
export async function addPerson(t: TestApp, role: Role, organizationId?: string): Promise<Person> {
  const where = organizationId ?? t.organizationId;
  const user = await createUser(
    t.ctx,
    {
      organizationId: where,
      name: `The ${role}`,
      email: `${role}-${uuidv7(t.clock.now())}@example.com`,
      role,
      locale: 'pt-BR',
      password: PASSWORD,
    },
    commandLine,
  );
  return { id: user.id, email: user.email, organizationId: where };
}

export function post(t: TestApp, url: string, payload: object, headers: Headers = {}) {
  return t.app.inject({ method: 'POST', url, payload, headers });
}

type Answer = {
  statusCode: number;
  cookies: { name: string; value: string }[];
  json(): { csrf_token: string };
};

export function headersOf(answer: Answer): Headers {
  const cookie = answer.cookies.find((one) => one.name === 'balcao_session')?.value;
  if (cookie === undefined) throw new Error(`No session was opened: ${answer.statusCode}`);
  return { cookie: `balcao_session=${cookie}`, 'x-csrf-token': answer.json().csrf_token };
}

export async function signInAs(t: TestApp, { email }: Person): Promise<Headers> {
  return headersOf(await post(t, '/v1/sign-in', { email, password: PASSWORD }));
}

/** What the authenticator app shows at the test's time, `steps` of 30 seconds off. */
export function codeOf(t: TestApp, secret: string, steps = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: t.clock.now() + steps * 30_000 });
}

/** Turns the second factor on; the step of the code used for it is spent. */
export async function turnOnSecondFactor(
  t: TestApp,
  headers: Headers,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await post(t, '/v1/me/second-factor', { password: PASSWORD }, headers);
  const { secret } = begun.json();
  const confirmed = await post(t, '/v1/me/second-factor/confirm', { code: codeOf(t, secret) }, headers);
  return { secret, recoveryCodes: confirmed.json().recovery_codes };
}
