import type { FulfillmentCall } from '@balcao/protocol';
import { expect, test } from 'vitest';
import { isMasked } from './is-masked.ts';

const call = (body: unknown, headers = {}) => ({ request: { url: '', headers, body } }) as FulfillmentCall; // all that is read of it

test('a call is masked where its body is, the token in its header is no matter of a replay', () => {
  expect(isMasked(call({ parameters: { senha: '•••' } }))).toBe(true);
  expect(isMasked(call({ query: 'a senha é •••' }))).toBe(true);
  expect(isMasked(call({ query: 'Oi' }, { 'x-assistant-signature-token': '•••' }))).toBe(false);
  expect(isMasked(call(undefined))).toBe(false);
});
