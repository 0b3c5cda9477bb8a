import { AppError } from '@balcao/protocol';
import { InvalidContentError, WhatsAppError } from '@balcao/whatsapp';
import { describe, expect, test } from 'vitest';
import { decideBeforeSend, decideOutcome, settleUnknown } from './decide-outcome.ts';

type Fields = ConstructorParameters<typeof WhatsAppError>[0];
const error = (fields: Partial<Fields>) =>
  new WhatsAppError({ reason: 'GRAPH_ERROR', message: 'no', fate: 'refuse', ambiguous: false, ...fields });

describe('decideOutcome', () => {
  test('what may have arrived is unknown, whatever else is said of it', () => {
    for (const fate of ['retry', 'wait', 'refuse', 'pause', 'reauthenticate'] as const)
      expect(decideOutcome(error({ fate, ambiguous: true }), 1)).toEqual({ kind: 'unknown' });
  });

  test('what surely was not sent is tried again, doubling, at most a minute apart', () => {
    const after = [1, 2, 3, 7].map((attempts) => decideOutcome(error({ fate: 'retry' }), attempts));
    expect(after).toEqual(
      [500, 1_000, 2_000, 32_000].map((afterMs) => ({ kind: 'retry', afterMs, emptyBucket: false })),
    );
    expect(decideOutcome(error({ fate: 'retry', retryAfterMs: 9_000 }), 1)).toMatchObject({ afterMs: 9_000 });
  });

  test('eight times is enough', () => {
    expect(decideOutcome(error({ fate: 'retry' }), 8).kind).toBe('failed');
  });

  test('too fast for the number empties its bucket; too fast for one person waits with that line alone', () => {
    expect(decideOutcome(error({ fate: 'wait', code: 130429 }), 1)).toMatchObject({ emptyBucket: true });
    expect(decideOutcome(error({ fate: 'wait', code: 131056 }), 1)).toMatchObject({ emptyBucket: false });
  });

  test('being too fast is never a failure, however often', () => {
    expect(decideOutcome(error({ fate: 'wait', code: 130429 }), 50).kind).toBe('retry');
  });

  test.each([
    ['reauthenticate', 'needs_token'],
    ['pause', 'paused'],
  ] as const)('%s holds the channel: %s', (fate, channelStatus) => {
    expect(decideOutcome(error({ fate }), 1)).toMatchObject({ kind: 'hold', channelStatus });
  });

  test('a refusal fails with WhatsApp’s code', () => {
    expect(decideOutcome(error({ code: 131026, details: 'undeliverable' }), 1)).toMatchObject({
      kind: 'failed',
      failure: { code: 131026, title: 'undeliverable' },
    });
  });

  test('content beyond the limits, and errors of our own, fail and never hang the line', () => {
    expect(decideOutcome(new InvalidContentError([]), 1)).toMatchObject({
      kind: 'failed',
      failure: { code: 'INVALID_CONTENT' },
    });
    for (const thrown of [new TypeError('x'), 'text', null, undefined])
      expect(decideOutcome(thrown, 1)).toMatchObject({ kind: 'failed', failure: { code: 'INTERNAL' } });
  });
});

describe('decideBeforeSend', () => {
  test('what went wrong on our side, or broke an upload, is tried again: the message has not left', () => {
    for (const thrown of [new TypeError('x'), 'text', null, error({ ambiguous: true })])
      expect(decideBeforeSend(thrown, 2)).toEqual({ kind: 'retry', afterMs: 1_000, emptyBucket: false });
  });

  test('eight times is enough', () => {
    for (const thrown of [new TypeError('x'), error({ ambiguous: true })])
      expect(decideBeforeSend(thrown, 8).kind).toBe('failed');
  });

  test('a missing file fails at once, saying so', () => {
    expect(decideBeforeSend(new AppError('NOT_FOUND', { message: 'The file is gone.' }), 1)).toMatchObject({
      kind: 'failed',
      failure: { code: 'NOT_FOUND', title: 'The file is gone.' },
    });
  });

  test('what WhatsApp refuses, and a dead token, are what they are when sending', () => {
    expect(decideBeforeSend(new InvalidContentError([]), 1).kind).toBe('failed');
    expect(decideBeforeSend(error({ fate: 'refuse' }), 1).kind).toBe('failed');
    expect(decideBeforeSend(error({ fate: 'reauthenticate' }), 1).kind).toBe('hold');
  });
});

describe('settleUnknown', () => {
  const MINUTE = 60_000;
  const verdict = (change: object) =>
    settleUnknown({ unknownMs: MINUTE, channelHeardLater: true, origin: 'bot', resent: false, ...change });

  test.each([
    ['the first minute', { unknownMs: MINUTE - 1 }, 'wait'],
    ['a bot’s reply after a minute, the channel heard', {}, 'resend'],
    ['a person’s reply', { origin: 'user' }, 'resend'],
    ['a program’s', { origin: 'api' }, 'in_doubt'],
    ['a template', { origin: 'template' }, 'in_doubt'],
    ['what was sent twice already', { resent: true }, 'in_doubt'],
    ['a silent channel', { channelHeardLater: false }, 'wait'],
    [
      'a silent channel, a moment before 15 minutes',
      { channelHeardLater: false, unknownMs: 15 * MINUTE - 1 },
      'wait',
    ],
    ['a silent channel after 15 minutes', { channelHeardLater: false, unknownMs: 15 * MINUTE }, 'in_doubt'],
  ])('%s: %s', (_name, change, expected) => {
    expect(verdict(change)).toBe(expected);
  });
});
