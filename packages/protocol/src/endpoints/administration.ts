import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { me, role, session, user } from '../resources/accounts.ts';
import { byId, id, instant, pageOf, pageQuery } from '../resources/common.ts';
import { auditEntry, mail } from '../resources/desk.ts';

const tag = 'administration';

export const updateUser = endpoint({
  id: 'updateUser',
  method: 'PATCH',
  path: '/v1/users/:id',
  tag,
  auth: 'any',
  role: 'admin',
  summary:
    'Name, role; `disabled` ends every session and keeps what they did. Only owners make or change owners',
  params: byId,
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    role: role.optional(),
    disabled: z.boolean().optional(),
  }),
  response: user,
  errors: ['NOT_FOUND', 'LAST_OWNER', 'FORBIDDEN'],
});
export const inviteUserAgain = endpoint({
  id: 'inviteUserAgain',
  method: 'POST',
  path: '/v1/users/:id/invitation',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'A new one-time sign-in link, sent by e-mail and shown; the former one dies',
  params: byId,
  response: z.object({ sign_in_url: z.string(), mailed: z.boolean() }),
  errors: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
});
export const resetSecondFactor = endpoint({
  id: 'resetSecondFactor',
  method: 'DELETE',
  path: '/v1/users/:id/second-factor',
  tag,
  auth: 'user',
  role: 'admin',
  summary: 'For who lost their phone: the second factor is gone, every session ends',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});
export const listUserSessions = endpoint({
  id: 'listUserSessions',
  method: 'GET',
  path: '/v1/users/:id/sessions',
  tag,
  auth: 'user',
  role: 'admin',
  summary: 'A user’s sessions',
  params: byId,
  response: z.object({ items: z.array(session) }),
  errors: ['NOT_FOUND'],
});
export const revokeUserSessions = endpoint({
  id: 'revokeUserSessions',
  method: 'DELETE',
  path: '/v1/users/:id/sessions',
  tag,
  auth: 'user',
  role: 'admin',
  summary: 'End every session of a user',
  params: byId,
  status: 204,
  errors: ['NOT_FOUND', 'FORBIDDEN'],
});

export const signInSecondFactor = endpoint({
  id: 'signInSecondFactor',
  method: 'POST',
  path: '/v1/sign-in/second-factor',
  tag: 'accounts',
  auth: 'public',
  summary: 'The six digits after the password, or a recovery code',
  body: z.object({ token: z.string().min(10).max(200), code: z.string().trim().min(6).max(40) }),
  response: me,
  errors: ['SECOND_FACTOR_INVALID', 'SIGN_IN_TOKEN_INVALID', 'ACCOUNT_LOCKED'],
});
export const beginSecondFactor = endpoint({
  id: 'beginSecondFactor',
  method: 'POST',
  path: '/v1/me/second-factor',
  tag: 'accounts',
  auth: 'user',
  summary: 'A new secret for an authenticator app; it counts once a code confirmed it',
  body: z.object({ password: z.string().max(200) }),
  response: z.object({ secret: z.string(), otpauth_url: z.string() }),
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED', 'CONFLICT'],
});
export const confirmSecondFactor = endpoint({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/v1/me/second-factor/confirm',
  tag: 'accounts',
  auth: 'user',
  summary: 'The first code turns it on; recovery codes are shown once',
  body: z.object({ code: z.string().trim().length(6) }),
  response: z.object({ recovery_codes: z.array(z.string()) }),
  errors: ['SECOND_FACTOR_INVALID', 'CONFLICT'],
});
export const removeSecondFactor = endpoint({
  id: 'removeSecondFactor',
  method: 'POST',
  path: '/v1/me/second-factor/remove',
  tag: 'accounts',
  auth: 'user',
  summary: 'Turn the second factor off',
  body: z.object({ password: z.string().max(200) }),
  status: 204,
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED'],
});

export const listAudit = endpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/v1/audit',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'Who changed what, newest first',
  query: pageQuery.extend({
    /** begins with, e.g. `department` */
    action: z.string().max(60).optional(),
    actor_id: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  response: pageOf(auditEntry),
  errors: ['INVALID_CURSOR'],
});
export const listMails = endpoint({
  id: 'listMails',
  method: 'GET',
  path: '/v1/mails',
  tag,
  auth: 'any',
  role: 'admin',
  summary: 'E-mails this installation sent or could not send, newest first',
  query: pageQuery,
  response: pageOf(mail).extend({
    /** null: no SMTP server is configured, so mails are held here */
    smtp: z.object({ host: z.string(), from: z.string() }).nullable(),
  }),
  errors: ['INVALID_CURSOR'],
});
export const sendMailAgain = endpoint({
  id: 'sendMailAgain',
  method: 'POST',
  path: '/v1/mails/:id/send',
  tag,
  auth: 'any',
  role: 'admin',
  status: 202,
  summary: 'Try a failed or held e-mail again',
  params: byId,
  response: mail,
  errors: ['NOT_FOUND', 'CONFLICT'],
});
