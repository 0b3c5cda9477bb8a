import type { Principal } from '../../../platform/http/index.ts';

/** Endpoints with `auth: 'user'` have one. */
export function personOf(principal: Principal): string {
  if (principal.userId === undefined) throw new Error('This endpoint is for people.');
  return principal.userId;
}
