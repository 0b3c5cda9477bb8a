import { timingSafeEqual } from 'node:crypto';
import { AppError, type EndpointSpec, roleAllows } from '@balcao/protocol';
import type { FastifyRequest } from 'fastify';
import type { HttpKernel } from './kernel.ts';
import type { Principal } from './principal.ts';

type Access = Pick<EndpointSpec, 'auth' | 'role' | 'method'>;

/** Who may call: refuses, or gives the caller (null on a public endpoint). */
export async function checkAccess(
  kernel: HttpKernel,
  spec: Access,
  request: FastifyRequest,
): Promise<Principal | null> {
  const changes = spec.method !== 'GET';
  if (spec.auth === 'public') {
    // A browser of another site must not be able to sign somebody in or out.
    if (changes) checkOrigin(kernel, request);
    return null;
  }
  const principal = await kernel.authenticate(request);
  if (!principal) throw new AppError('UNAUTHENTICATED');
  if (spec.auth === 'user' && principal.kind !== 'user') {
    throw new AppError('FORBIDDEN', {
      message: 'This address is for people signed in to the panel, not for API keys.',
    });
  }
  if (spec.role && !roleAllows(principal.role, spec.role)) throw new AppError('FORBIDDEN');
  if (changes && principal.csrfToken !== undefined) {
    checkOrigin(kernel, request);
    checkCsrf(request, principal.csrfToken);
  }
  return principal;
}

export function checkOrigin(kernel: HttpKernel, request: FastifyRequest): void {
  const { origin } = request.headers;
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (origin === undefined ? !crossSite : kernel.isOriginAllowed(origin, request)) return;
  throw new AppError('FORBIDDEN', {
    message: 'This request comes from another site. Set PUBLIC_URL to the address the panel is opened at.',
    internal: `origin ${String(origin)}`,
  });
}

function checkCsrf(request: FastifyRequest, expected: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameText(given, expected)) throw new AppError('CSRF_MISSING');
}

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The panel's own origin: the host asked for, or one the owner configured. */
export function originRule(publicUrls: readonly string[]): HttpKernel['isOriginAllowed'] {
  const configured = new Set(publicUrls.map((url) => new URL(url).origin));
  return (origin, request) => {
    if (configured.has(origin)) return true;
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === request.host.toLowerCase();
  };
}
