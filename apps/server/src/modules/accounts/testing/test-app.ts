import type { Role } from '@balcao/protocol';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '@balcao/testkit';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import type { Context } from '../../../context.ts';
import { parseConfig } from '../../../platform/config/index.ts';
import { createSecretBox, uuidv7 } from '../../../platform/crypto/index.ts';
import { createHttpServer } from '../../../platform/http/index.ts';
import { silentLog } from '../../../platform/log/index.ts';
import { commandLine } from '../actor.ts';
import { createApiKey } from '../api-keys.ts';
import { type Authenticator, createAuthenticator } from '../authenticate.ts';
import { createOrganization } from '../create-organization.ts';
import { createUser } from '../create-user.ts';
import { signInWithToken } from '../sign-in.ts';
import { createSignInToken } from '../sign-in-link.ts';

export type Headers = Record<string, string>;

export type TestDeps = { ctx: Context; authenticator: Authenticator; publicUrl: () => string };

/** A server on a database of its own, with two organizations and people in every role. */
export type TestApp = {
  app: FastifyInstance;
  ctx: Context;
  clock: FakeClock;
  database: TestDatabase;
  authenticator: Authenticator;
  organizationId: string;
  otherOrganizationId: string;
  /** Headers of a person with this role, signed in by cookie. */
  as(role: Role, organizationId?: string): Promise<Headers>;
  asKey(organizationId?: string): Promise<Headers>;
  close(): Promise<void>;
};

export async function createTestApp(
  addRoutes: (app: FastifyInstance, deps: TestDeps) => void,
  overrides: { config?: Partial<Context['config']> } = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const clock = fakeClock(Date.now());
  const config = { ...parseConfig({ PUBLIC_URL: 'https://balcao.test' }), ...overrides.config };
  const secrets = createSecretBox(['a-master-key-of-at-least-32-characters']);
  const ctx: Context = { config, db: database.db, clock, log: silentLog, secrets };
  const authenticator = createAuthenticator(ctx);
  const app = createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: authenticator.authenticate,
    publicUrls: ['https://balcao.test'],
  });
  app.register(async (scope) =>
    addRoutes(scope, { ctx, authenticator, publicUrl: () => 'https://balcao.test' }),
  );
  const organization = await createOrganization(ctx, { name: 'Padaria Sol' }, commandLine);
  const other = await createOrganization(ctx, { name: 'Mercado Lua' }, commandLine);
  return {
    app,
    ctx,
    clock,
    database,
    authenticator,
    organizationId: organization.id,
    otherOrganizationId: other.id,
    async as(role, organizationId = organization.id) {
      const email = `${role}-${uuidv7(clock.now())}@example.com`;
      const user = await createUser(
        ctx,
        { organizationId, name: `The ${role}`, email, role, locale: 'pt-BR' },
        commandLine,
      );
      const token = await createSignInToken(ctx, { organizationId, userId: user.id });
      const { session } = await signInWithToken(ctx, { token, userAgent: 'test' });
      if (!session) throw new Error('A person made a moment ago has no second factor.');
      return { cookie: `balcao_session=${session.token}`, 'x-csrf-token': session.csrfToken };
    },
    async asKey(organizationId = organization.id) {
      const made = await createApiKey(ctx, { organizationId, name: 'test', mode: 'live' }, commandLine);
      return { authorization: `Bearer ${made.secret}` };
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}
