/** A token bucket as plain data. */
export interface Bucket {
  capacity: number;
  refillMs: number;
  tokens: number;
  atMs: number;
}

export function createBucket(capacity: number, refillMs: number, nowMs: number): Bucket {
  return { capacity, refillMs, tokens: capacity, atMs: nowMs };
}

export function takeToken(bucket: Bucket, nowMs: number): boolean {
  const gained = (nowMs - bucket.atMs) / bucket.refillMs;
  if (gained > 0) {
    bucket.tokens = Math.min(bucket.capacity, bucket.tokens + gained);
    bucket.atMs = nowMs;
  }
  if (bucket.tokens < 0.999_999) return false;
  bucket.tokens -= 1;
  return true;
}
