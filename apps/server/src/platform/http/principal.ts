import type { Role } from '@balcao/protocol';

/** Who is calling. `csrfToken` is there exactly when the caller was recognised by a cookie. */
export type Principal = {
  kind: 'user' | 'key';
  organizationId: string;
  role: Role;
  userId?: string;
  apiKeyId?: string;
  /** of an API key */
  keyMode?: 'live' | 'test';
  sessionId?: string;
  csrfToken?: string;
};

/** One string per caller: the key of its rate limit, and part of what an idempotency key is bound to. */
export function principalKey(principal: Principal): string {
  return principal.kind === 'key'
    ? `key:${principal.apiKeyId ?? principal.organizationId}`
    : `user:${principal.organizationId}:${principal.userId ?? ''}`;
}
