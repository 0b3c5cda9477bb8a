import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Digests are compared instead of tokens: all have one length, and a guess teaches nothing about the next. */
export type TokenDigest = Buffer;

let key: Buffer | undefined;

export function digestToken(token: string): TokenDigest {
  key ??= randomBytes(32);
  // A header cannot carry spaces around its value, a copied token often has them.
  return createHmac('sha256', key).update(token.trim()).digest();
}

export const isSameToken = (one: TokenDigest, other: TokenDigest): boolean => timingSafeEqual(one, other);

/** Compares with every known token, found or not, so that the time taken says nothing. */
export function isAmongTokens(token: TokenDigest, known: Iterable<TokenDigest>): boolean {
  let isFound = false;
  for (const one of known) isFound = isSameToken(token, one) || isFound;
  return isFound;
}
