import type { FastifyRequest } from 'fastify';
import type { IdempotencyStore } from './idempotency.ts';
import type { Principal } from './principal.ts';
import type { RateLimit, RateLimitStore } from './rate-limit.ts';

/** Recognises the caller from cookie or Authorization; null when there is neither or it is not valid. */
export type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

export type RateLimits = {
  store: RateLimitStore;
  /** authenticated calls, per user or key */
  principal: RateLimit;
  /** public calls, per address */
  address: RateLimit;
};

/** What `route` needs of the server it adds to. */
export type HttpKernel = {
  authenticate: Authenticate;
  isOriginAllowed(origin: string, request: FastifyRequest): boolean;
  rateLimits: RateLimits | null;
  idempotency: IdempotencyStore | null;
  /** `/readyz` says no, requests are still served */
  draining: boolean;
  /** requests are refused */
  closing: boolean;
};

declare module 'fastify' {
  interface FastifyInstance {
    kernel: HttpKernel;
  }
}
