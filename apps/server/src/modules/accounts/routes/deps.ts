import { AppError } from '@balcao/protocol';
import type { Context } from '../../../context.ts';
import type { Principal } from '../../../platform/http/index.ts';
import type { Authenticator } from '../authenticate.ts';
import type { OnMemberChanged } from '../change-user.ts';
import type { MeOptions } from '../find-me.ts';

export type AccountRoutesDeps = MeOptions & {
  ctx: Context;
  authenticator: Authenticator;
  /** where people open the panel; known once the server listens */
  publicUrl: () => string;
  /** routing comes later in the order of modules; left out: nobody routes */
  onMemberChanged?: OnMemberChanged;
};

export type SignedIn = { organizationId: string; userId: string; sessionId: string; csrfToken: string };

/** The person behind an endpoint that takes cookies only. */
export function signedIn(principal: Principal): SignedIn {
  const { organizationId, userId, sessionId, csrfToken } = principal;
  if (userId === undefined || sessionId === undefined || csrfToken === undefined) {
    throw new AppError('UNAUTHENTICATED');
  }
  return { organizationId, userId, sessionId, csrfToken };
}

export function isSecure(ctx: Context): boolean {
  return ctx.config.publicUrl?.startsWith('https:') ?? false;
}
