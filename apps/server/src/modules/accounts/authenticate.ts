import type { FastifyRequest } from 'fastify';
import type { Context } from '../../context.ts';
import { findApiKeyMode, hashApiKey, hashToken } from '../../platform/crypto/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { sessionEnd } from './open-session.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { findLiveApiKey, touchApiKey } from './store/api-keys.ts';
import { extendSignIn, findLiveSignIn } from './store/sign-ins.ts';

// A revoked key works at most this much longer in other processes.
const KEY_CACHE_MS = 10_000;
const KEY_CACHE_SIZE = 1_000;
const TOUCH_KEY_MS = 60_000;
const EXTEND_SESSION_MS = 5 * 60_000;

type CachedKey = { principal: Principal; untilMs: number; touchedMs: number };

export type Authenticator = {
  /** Who sends this request: API key before cookie; null when neither is valid. */
  authenticate(request: FastifyRequest): Promise<Principal | null>;
  /** A revocation acts at once in this process. */
  forgetApiKey(id: string): void;
};

export function createAuthenticator(ctx: Pick<Context, 'db' | 'clock'>): Authenticator {
  const keys = new Map<string, CachedKey>();

  async function byApiKey(secret: string): Promise<Principal | null> {
    if (!findApiKeyMode(secret)) return null;
    const hash = hashApiKey(secret);
    const cacheKey = hash.toString('base64');
    const nowMs = ctx.clock.now();
    const known = keys.get(cacheKey);
    if (known && known.untilMs > nowMs) return known.principal;
    keys.delete(cacheKey);
    const row = await findLiveApiKey(ctx.db, hash);
    if (!row) return null;
    const lastUsedMs = Math.max(row.last_used_at?.getTime() ?? 0, known?.touchedMs ?? 0);
    const touch = nowMs - lastUsedMs >= TOUCH_KEY_MS;
    if (touch) {
      await ctx.db.tx(row.organization_id, (tx) =>
        touchApiKey(tx, row.organization_id, row.id, new Date(nowMs)),
      );
    }
    const principal: Principal = {
      kind: 'key',
      organizationId: row.organization_id,
      role: 'admin',
      apiKeyId: row.id,
      keyMode: row.mode,
    };
    if (keys.size >= KEY_CACHE_SIZE) keys.delete(keys.keys().next().value ?? '');
    keys.set(cacheKey, {
      principal,
      untilMs: nowMs + KEY_CACHE_MS,
      touchedMs: touch ? nowMs : lastUsedMs,
    });
    return principal;
  }

  async function bySession(token: string): Promise<Principal | null> {
    const row = await findLiveSignIn(ctx.db, hashToken(token));
    if (!row) return null;
    const now = new Date(ctx.clock.now());
    if (now.getTime() - row.last_seen_at.getTime() >= EXTEND_SESSION_MS) {
      await ctx.db.tx(row.organization_id, (tx) => extendSignIn(tx, row.id, now, sessionEnd(now)));
    }
    return {
      kind: 'user',
      organizationId: row.organization_id,
      role: row.role,
      userId: row.user_id,
      sessionId: row.id,
      csrfToken: row.csrf_token,
    };
  }

  return {
    async authenticate(request) {
      const { authorization } = request.headers;
      // Whoever sends a key means the key: a wrong one is not excused by a cookie.
      if (authorization !== undefined) {
        const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
        return secret === undefined ? null : byApiKey(secret);
      }
      const token = request.cookies[SESSION_COOKIE];
      return token === undefined || token === '' ? null : bySession(token);
    },
    forgetApiKey(id) {
      for (const [key, cached] of keys) if (cached.principal.apiKeyId === id) keys.delete(key);
    },
  };
}
