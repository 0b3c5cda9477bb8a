import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

export type ApiKeyMode = 'live' | 'test';
/** `key` is shown once; `prefix` tells keys apart on screen; `hash` is stored. */
export type NewApiKey = { key: string; prefix: string; hash: Buffer };

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const API_KEY = /^balcao_(live|test)_[A-Za-z0-9]{40}$/;

export function newApiKey(mode: ApiKeyMode): NewApiKey {
  const start = `balcao_${mode}_`;
  const key = start + randomLetters(40);
  return { key, prefix: key.slice(0, start.length + 6), hash: hashApiKey(key) };
}

/** Undefined = not even shaped like a key, so no look-up is needed. */
export function findApiKeyMode(key: string): ApiKeyMode | undefined {
  const mode = API_KEY.exec(key)?.[1];
  return mode === 'live' || mode === 'test' ? mode : undefined;
}

// 238 random bits need no slow hash.
export function hashApiKey(key: string): Buffer {
  return hashToken(key);
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** For URLs, cookies and headers. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

export function equalInConstantTime(a: string, b: string): boolean {
  return timingSafeEqual(hashToken(a), hashToken(b));
}

function randomLetters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
