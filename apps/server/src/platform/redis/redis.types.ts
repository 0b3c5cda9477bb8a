export type Cache = {
  /** null: not there, or Redis is away */
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlSeconds?: number): Promise<void>;
  delete(key: string): Promise<void>;
};

/** Nothing durable lives in Redis. No method rejects: without Redis a cache is empty and a hint is not sent. */
export type Redis = {
  isUp(): boolean;
  cache: Cache;
  /** Counts in fixed windows over all processes; null when Redis is away. */
  count(key: string, windowSeconds: number): Promise<{ used: number; resetSeconds: number } | null>;
  publish(channel: string, text: string): void;
  /** Stays subscribed over reconnects; what is published meanwhile is lost. */
  subscribe(channel: string, onText: (text: string) => void): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
};

export const CACHE_TTL_SECONDS = 24 * 60 * 60;
