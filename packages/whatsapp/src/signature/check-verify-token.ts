import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares `hub.verify_token` in constant time, whatever the lengths. An empty expectation never passes. */
export const checkVerifyToken = (given: unknown, expected: string): boolean =>
  typeof given === 'string' && expected !== '' && timingSafeEqual(digest(given), digest(expected));
