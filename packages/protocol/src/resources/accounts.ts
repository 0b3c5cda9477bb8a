import * as z from 'zod';
import { id, instant, locale } from './common.ts';

export const role = z.enum(['owner', 'admin', 'supervisor', 'agent', 'viewer']);

export const user = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  locale,
  created_at: instant,
  /** may not sign in any more; what they did stays */
  disabled_at: instant.nullable(),
  second_factor: z.boolean(),
  /** null: has not signed in yet */
  last_seen_at: instant.nullable(),
});
export type User = z.infer<typeof user>;

export const organization = z.object({ id, name: z.string(), time_zone: z.string(), created_at: instant });
export type Organization = z.infer<typeof organization>;

export const me = z.object({
  user,
  organization,
  /** send it back as `x-csrf-token` on everything that is not a GET */
  csrf_token: z.string(),
  /** null outside the demo; else where the phone page is */
  demo: z.object({ phone_url: z.string() }).nullable(),
  version: z.string(),
});
export type Me = z.infer<typeof me>;

/** The password was right; the code is still missing: POST /v1/sign-in/second-factor with this token, within 5 minutes. */
export const secondFactorNeeded = z.object({ second_factor_token: z.string() });
export type SecondFactorNeeded = z.infer<typeof secondFactorNeeded>;

export const apiKey = z.object({
  id,
  name: z.string(),
  /** first characters, to tell keys apart */
  prefix: z.string(),
  mode: z.enum(['live', 'test']),
  created_at: instant,
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const session = z.object({
  id,
  created_at: instant,
  last_seen_at: instant,
  user_agent: z.string().nullable(),
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;
