import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, parseErrorBody } from './client.ts';
import { parseServerMessage, retryDelayMs } from './socket.ts';

test('retries never come at once and never wait more than fifteen seconds', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const delay = retryDelayMs(attempt, random);
      expect(delay).toBeGreaterThanOrEqual(100);
      expect(delay).toBeLessThanOrEqual(15_000);
    }),
  );
});

test('what is not a message of ours is passed over', () => {
  expect(parseServerMessage('{"type":"ready","seq":3}')).toEqual({ type: 'ready', seq: 3 });
  for (const data of ['', 'null', '{}', '{"type":"tomorrow"}', new ArrayBuffer(1)])
    expect(parseServerMessage(data)).toBeNull();
});

test('what colleagues do is heard only when it says something', () => {
  expect(parseServerMessage('{"type":"ephemeral","message":{"type":"composing"}}')).toEqual({
    type: 'ephemeral',
    message: { type: 'composing' },
  });
  for (const data of [
    '{"type":"ephemeral"}',
    '{"type":"ephemeral","message":null}',
    '{"type":"ephemeral","message":"x"}',
  ])
    expect(parseServerMessage(data)).toBeNull();
});

test('addresses hold their parts, escaped, and leave out what is absent', () => {
  expect(addressOf('getConversation', { id: 'a/b' })).toBe('/v1/conversations/a%2Fb');
  expect(addressOf('listConversations', {}, { q: 'é & í', cursor: undefined, limit: 5 })).toBe(
    '/v1/conversations?q=%C3%A9+%26+%C3%AD&limit=5',
  );
});

test('a page of HTML is no error body', () => {
  expect(parseErrorBody('<html>')).toBeNull();
  expect(parseErrorBody('{"error":{"code":"NOT_FOUND","message":"x","requestId":"r"}}')?.error.code).toBe(
    'NOT_FOUND',
  );
});
