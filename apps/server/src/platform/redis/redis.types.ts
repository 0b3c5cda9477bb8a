/** Nothing durable lives in Redis. No method rejects: without Redis nothing is counted and a hint is not sent. */
export type Redis = {
  isUp(): boolean;
  /** Counts in fixed windows over all processes; null when Redis is away. */
  count(key: string, windowSeconds: number): Promise<{ used: number; resetSeconds: number } | null>;
  publish(channel: string, text: string): void;
  /** Stays subscribed over reconnects; what is published meanwhile is lost. */
  subscribe(channel: string, onText: (text: string) => void): Promise<{ close(): Promise<void> }>;
  close(): Promise<void>;
};
