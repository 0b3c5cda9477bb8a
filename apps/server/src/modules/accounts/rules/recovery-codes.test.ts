import { expect, test } from 'vitest';
import { newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts';

test('ten different codes, each read back however it is typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/);
    const bare = code.replaceAll('-', '');
    for (const typed of [code, bare, code.toUpperCase(), ` ${code.replaceAll('-', ' ')} `]) {
      expect(parseRecoveryCode(typed)).toBe(bare);
    }
  }
});

test('letters that look like digits are read as digits', () => {
  expect(parseRecoveryCode('OIL0-aaaa-bbbb-cccc')).toBe('0110aaaabbbbcccc');
});

test.each(['', '123456', 'aaaa-bbbb-cccc', 'aaaa-bbbb-cccc-dddd-e', 'uuuu-bbbb-cccc-dddd', 'ação'])(
  '%j is no recovery code',
  (typed) => {
    expect(parseRecoveryCode(typed)).toBeNull();
  },
);
