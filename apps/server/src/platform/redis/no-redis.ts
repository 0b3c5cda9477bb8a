import type { Redis } from './redis.types.ts';

/** What the server runs on when REDIS_URL is not set. */
export const noRedis: Redis = {
  isUp: () => false,
  count: async () => null,
  publish: () => {},
  subscribe: async () => ({ close: async () => {} }),
  close: async () => {},
};
