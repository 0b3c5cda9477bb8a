import type { FastifyInstance } from 'fastify';
import { addCreateApiKey } from './create-api-key.ts';
import { addCreateUser } from './create-user.ts';
import type { AccountRoutesDeps } from './deps.ts';
import { addGetMe } from './get-me.ts';
import { addListApiKeys } from './list-api-keys.ts';
import { addListSessions } from './list-sessions.ts';
import { addListUsers } from './list-users.ts';
import { addRevokeApiKey } from './revoke-api-key.ts';
import { addRevokeSession } from './revoke-session.ts';
import { addSignIn } from './sign-in.ts';
import { addSignInWithToken } from './sign-in-with-token.ts';
import { addSignOut } from './sign-out.ts';
import { addUpdateMe } from './update-me.ts';

export type { AccountRoutesDeps } from './deps.ts';

export function addAccountRoutes(app: FastifyInstance, deps: AccountRoutesDeps): void {
  addSignIn(app, deps);
  addSignInWithToken(app, deps);
  addSignOut(app, deps);
  addGetMe(app, deps);
  addUpdateMe(app, deps);
  addListSessions(app, deps);
  addRevokeSession(app, deps);
  addListUsers(app, deps);
  addCreateUser(app, deps);
  addListApiKeys(app, deps);
  addCreateApiKey(app, deps);
  addRevokeApiKey(app, deps);
}
