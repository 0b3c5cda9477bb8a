import type { RateLimitStore } from '../http/index.ts';
import type { Redis } from './redis.types.ts';

/** Counts over all processes while Redis is there, in this process while it is not. */
export function createSharedRateLimitStore(redis: Redis, local: RateLimitStore): RateLimitStore {
  return {
    async take(key, windowSeconds) {
      return (
        (await redis.count(`rate:${windowSeconds}:${key}`, windowSeconds)) ?? local.take(key, windowSeconds)
      );
    },
  };
}
