export const SHARD_COUNT = 64;

/**
 * `hash(channel, person) mod 64`: FNV-1a, because it must give the same number in every process and release.
 * A shard's rows are worked off by one worker at a time, so one person's events stay in order.
 */
export function shardOf(channelId: string, person: string): number {
  let hash = 0x811c9dc5;
  for (const text of [channelId, person]) {
    for (let i = 0; i < text.length; i++) {
      hash ^= text.charCodeAt(i);
      hash = Math.imul(hash, 0x01000193);
    }
  }
  return (hash >>> 0) % SHARD_COUNT;
}
