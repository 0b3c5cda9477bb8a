import { describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';
import { equalInConstantTime, findApiKeyMode, hashApiKey, newApiKey, randomToken } from './tokens.ts';
import { timeOfUuidv7, uuidv7 } from './uuidv7.ts';

describe('API keys', () => {
  test.each(['live', 'test'] as const)('a %s key says its mode, and its hash finds it', (mode) => {
    const { key, prefix, hash } = newApiKey(mode);
    expect(key).toMatch(new RegExp(`^balcao_${mode}_[A-Za-z0-9]{40}$`));
    expect(key.startsWith(prefix)).toBe(true);
    expect(prefix.length).toBeLessThan(20);
    expect(hashApiKey(key).equals(hash)).toBe(true);
    expect(findApiKeyMode(key)).toBe(mode);
  });

  test('what is not shaped like a key is known as such', () => {
    expect(findApiKeyMode('balcao_prod_x')).toBeUndefined();
    expect(findApiKeyMode(`${newApiKey('live').key}x`)).toBeUndefined();
  });
});

describe('uuidv7', () => {
  test('is a version 7 uuid that carries its time', () => {
    const now = 1_795_000_000_123;
    const id = uuidv7(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(timeOfUuidv7(id)).toBe(now);
  });

  test('sorts in the order of making, far beyond what one millisecond’s counter holds', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7(1_795_000_000_200));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a later time sorts after an earlier one', () => {
    expect(uuidv7(1_795_000_000_400) > uuidv7(1_795_000_000_300)).toBe(true);
  });
});

test('random tokens are long and never the same', () => {
  expect(randomToken()).toMatch(/^[\w-]{43}$/);
  expect(randomToken()).not.toBe(randomToken());
});

test('constant-time equality is equality, whatever the lengths', () => {
  expect(equalInConstantTime('abc', 'abc')).toBe(true);
  expect(equalInConstantTime('abc', 'abcd')).toBe(false);
  expect(equalInConstantTime('', 'a')).toBe(false);
});

test('a password verifies against its own hash only, and an unknown user never does', async () => {
  const hash = await hashPassword('correto cavalo');
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(hash, 'correto cavalo')).toBe(true);
  expect(await verifyPassword(hash, 'errado')).toBe(false);
  expect(await verifyPassword(null, 'nobody')).toBe(false);
});
