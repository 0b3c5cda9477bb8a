import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { findTotpStep, newTotpSecret, otpauthUrl } from './totp.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const NOW = Date.UTC(2026, 10, 22, 12, 0, 10);
const STEP = Math.floor(NOW / 30_000);
const codeAt = (step: number) => HOTP.generate({ secret: Secret.fromBase32(SECRET), counter: step });

describe('findTotpStep', () => {
  test('the vectors of RFC 6238, last six digits', () => {
    expect(findTotpStep(SECRET, '287082', 59_000)).toBe(1);
    expect(findTotpStep(SECRET, '081804', 1_111_111_109_000)).toBe(37_037_036);
    expect(findTotpStep(SECRET, '005924', 1_234_567_890_000)).toBe(41_152_263);
  });

  test('one step early or late is taken, two are not', () => {
    for (const delta of [-1, 0, 1]) {
      expect(findTotpStep(SECRET, codeAt(STEP + delta), NOW)).toBe(STEP + delta);
    }
    for (const delta of [-2, 2]) expect(findTotpStep(SECRET, codeAt(STEP + delta), NOW)).toBeNull();
  });

  test.each(['', '12345', '1234567', '12345a', '１２３４５６', ' 123456'])('%j is no code', (typed) => {
    expect(findTotpStep(SECRET, typed, NOW)).toBeNull();
  });
});

test('an authenticator app that reads the address makes our codes', () => {
  const secret = newTotpSecret();
  const url = otpauthUrl(secret, 'ana@padaria.example');
  const app = new URL(url);
  expect(app.protocol).toBe('otpauth:');
  expect(app.searchParams.get('issuer')).toBe('Balcão');
  expect(decodeURIComponent(app.pathname)).toContain('ana@padaria.example');
  expect(app.searchParams.get('secret')).toBe(secret);
  const digits = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: NOW });
  expect(findTotpStep(secret, digits, NOW)).toBe(STEP);
});
