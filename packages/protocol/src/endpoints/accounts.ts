import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { apiKey, me, role, secondFactorNeeded, session, user } from '../resources/accounts.ts';
import { byId, locale } from '../resources/common.ts';

const tag = 'accounts';

export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/v1/sign-in',
  tag,
  auth: 'public',
  summary: 'Sign in with e-mail and password; sets the session cookie',
  body: z.object({ email: z.string().trim().max(254), password: z.string().max(200) }),
  response: z.union([me, secondFactorNeeded]),
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED'],
});
export const signInWithToken = endpoint({
  id: 'signInWithToken',
  method: 'POST',
  path: '/v1/sign-in/token',
  tag,
  auth: 'public',
  summary: 'Sign in with a one-time token',
  body: z.object({ token: z.string().min(10).max(200) }),
  response: z.union([me, secondFactorNeeded]),
  errors: ['SIGN_IN_TOKEN_INVALID'],
});
export const signOut = endpoint({
  id: 'signOut',
  method: 'POST',
  path: '/v1/sign-out',
  tag,
  auth: 'user',
  summary: 'End this session',
  status: 204,
});
export const getMe = endpoint({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  tag,
  auth: 'user',
  summary: 'Who is signed in',
  response: me,
});
export const updateMe = endpoint({
  id: 'updateMe',
  method: 'PATCH',
  path: '/v1/me',
  tag,
  auth: 'user',
  summary: 'Change own name, language or password',
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    locale: locale.optional(),
    /** `current`: left out by who came by a one-time link, until they chose one in that session */
    password: z
      .object({ current: z.string().max(200).optional(), next: z.string().min(10).max(200) })
      .optional(),
  }),
  response: me,
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED'],
});
export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/sessions',
  tag,
  auth: 'user',
  summary: 'Own sessions',
  response: z.object({ items: z.array(session) }),
});
export const revokeSession = endpoint({
  id: 'revokeSession',
  method: 'DELETE',
  path: '/v1/sessions/:id',
  tag,
  auth: 'user',
  summary: 'Revoke one of your sessions',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});
export const listUsers = endpoint({
  id: 'listUsers',
  method: 'GET',
  path: '/v1/users',
  tag,
  auth: 'any',
  role: 'viewer',
  summary: 'Users of the organization',
  response: z.object({ items: z.array(user) }),
});
export const createUser = endpoint({
  id: 'createUser',
  method: 'POST',
  path: '/v1/users',
  tag,
  auth: 'any',
  role: 'admin',
  status: 201,
  summary: 'Invite a user: the one-time sign-in link goes by e-mail and is in the answer, to hand over',
  body: z.object({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    role,
    locale: locale.default('pt-BR'),
  }),
  response: z.object({ user, sign_in_url: z.string(), mailed: z.boolean() }),
  errors: ['ALREADY_EXISTS'],
});
export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/v1/api-keys',
  tag,
  auth: 'user',
  role: 'admin',
  summary: 'API keys, without their secrets',
  response: z.object({ items: z.array(apiKey) }),
});
export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/v1/api-keys',
  tag,
  auth: 'user',
  role: 'admin',
  status: 201,
  summary: 'Make an API key; its secret is shown once',
  body: z.object({ name: z.string().trim().min(1).max(80), mode: z.enum(['live', 'test']).default('live') }),
  response: z.object({ api_key: apiKey, secret: z.string() }),
});
export const revokeApiKey = endpoint({
  id: 'revokeApiKey',
  method: 'DELETE',
  path: '/v1/api-keys/:id',
  tag,
  auth: 'user',
  role: 'admin',
  summary: 'Revoke an API key',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND'],
});
