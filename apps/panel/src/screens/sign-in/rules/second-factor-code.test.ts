import { expect, test } from 'vitest';
import { isWholeCode, tidyCode } from './second-factor-code.ts';

test.each([
  ['app', '123 456', '123456', true],
  ['app', ' 123-45 ', '12345', false],
  ['app', '1234567', '123456', true],
  ['app', 'abc', '', false],
  ['recovery', '  k3b9-71xd-uu20 ', 'k3b9-71xd-uu20', true],
  ['recovery', 'k3b9', 'k3b9', false],
] as const)('%s code %j is sent as %j, complete: %s', (kind, text, code, whole) => {
  expect(tidyCode(kind, text)).toBe(code);
  expect(isWholeCode(kind, code)).toBe(whole);
});
