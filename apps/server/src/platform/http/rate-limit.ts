import { AppError } from '@balcao/protocol';
import type { FastifyReply } from 'fastify';

export type RateLimit = { limit: number; windowSeconds: number };
export type RateLimitState = { used: number; resetSeconds: number };

/** Counts uses of a key in fixed windows. Never rejects: a store that fails must count locally. */
export type RateLimitStore = { take(key: string, windowSeconds: number): Promise<RateLimitState> };

export async function checkRateLimit(
  store: RateLimitStore,
  key: string,
  { limit, windowSeconds }: RateLimit,
  reply: FastifyReply,
): Promise<void> {
  const { used, resetSeconds } = await store.take(key, windowSeconds);
  reply.header('ratelimit-limit', String(limit));
  reply.header('ratelimit-remaining', String(Math.max(0, limit - used)));
  reply.header('ratelimit-reset', String(resetSeconds));
  if (used > limit) throw new AppError('RATE_LIMITED', { retryAfterSeconds: resetSeconds });
}

const MAX_KEYS = 50_000;

/** The store of one process. */
export function createLocalRateLimitStore(nowMs: () => number = Date.now): RateLimitStore {
  const windows = new Map<string, { used: number; endsAtMs: number }>();
  return {
    async take(key, windowSeconds) {
      const now = nowMs();
      let window = windows.get(key);
      if (!window || window.endsAtMs <= now) {
        if (windows.size >= MAX_KEYS) dropEnded(windows, now);
        window = { used: 0, endsAtMs: now + windowSeconds * 1000 };
        // Set anew so that the map's order is the order of starting.
        windows.delete(key);
        windows.set(key, window);
      }
      window.used += 1;
      return { used: window.used, resetSeconds: Math.max(1, Math.ceil((window.endsAtMs - now) / 1000)) };
    },
  };
}

/** Frees ended windows; if every one is running (an attack with many addresses) the oldest tenth goes. */
function dropEnded(windows: Map<string, { endsAtMs: number }>, now: number): void {
  for (const [key, window] of windows) if (window.endsAtMs <= now) windows.delete(key);
  if (windows.size < MAX_KEYS) return;
  let excess = MAX_KEYS / 10;
  for (const key of windows.keys()) {
    if (excess-- <= 0) return;
    windows.delete(key);
  }
}
