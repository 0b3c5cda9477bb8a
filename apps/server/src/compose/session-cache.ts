import type { BotSession } from '@balcao/bot';
import type { Redis } from '../platform/redis/index.ts';

const TTL_SECONDS = 24 * 60 * 60;

type Key = { channelId: string; contactId: string };
type KnownSession = Key & { session: BotSession };

/**
 * Sessions as last committed, for reads outside the message path; `decide` always reads PostgreSQL under the lock.
 * Key and lifetime: the seeds' `wa_session`, aligned with the service window.
 */
export function createSessionCache(redis: Redis) {
  const keyOf = (channelId: string, contactId: string) => `wa_session:${channelId}:${contactId}`;
  return {
    /** Forgets first: who merged may have gone on talking in the same batch. */
    put({ sessions, forgotten }: { sessions: readonly KnownSession[]; forgotten: readonly Key[] }): void {
      if (!redis.isUp()) return;
      for (const { channelId, contactId } of forgotten) void redis.cache.delete(keyOf(channelId, contactId));
      for (const { channelId, contactId, session } of sessions)
        void redis.cache.set(keyOf(channelId, contactId), JSON.stringify(session), TTL_SECONDS);
    },
    /** From the cache, else loaded and kept there. */
    async read(
      channelId: string,
      contactId: string,
      load: () => Promise<BotSession | null>,
    ): Promise<BotSession | null> {
      const text = await redis.cache.get(keyOf(channelId, contactId));
      if (text !== null) return JSON.parse(text) as BotSession; // only this file writes the key
      const session = await load();
      if (session) void redis.cache.set(keyOf(channelId, contactId), JSON.stringify(session), TTL_SECONDS);
      return session;
    },
    async forget(channelId: string, contactId: string): Promise<void> {
      await redis.cache.delete(keyOf(channelId, contactId));
    },
  };
}

export type SessionCache = ReturnType<typeof createSessionCache>;
