import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;
let lastMs = -1;
let counter = 0;

/** Sortable by time; within one process and millisecond also in the order of making (RFC 9562, 12-bit counter). */
export function uuidv7(nowMs: number): string {
  if (used + 10 > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  const nowWhole = Math.trunc(nowMs);
  if (nowWhole === lastMs) {
    counter++;
  } else {
    lastMs = nowWhole;
    counter = random.readUInt16BE(0) & 0x7ff; // half the range is left to count in
  }
  // More than the counter holds in one millisecond: borrow the next ones.
  const ms = lastMs + (counter >> 12);
  const time = ms.toString(16).padStart(12, '0');
  const sequence = (counter & 0xfff).toString(16).padStart(3, '0');
  const variant = ((random.readUInt16BE(2) & 0x3fff) | 0x8000).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}-${random.toString('hex', 4, 10)}`;
}

export function timeOfUuidv7(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
