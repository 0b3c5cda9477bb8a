import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdentityAnswer, type IdentityQuestion, resolveIdentity } from './resolve-identity.ts';

const nobody: IdentityQuestion = {
  userId: undefined,
  waId: undefined,
  byUserId: undefined,
  byWaId: undefined,
  waContactHasOtherUserId: false,
};

describe('resolveIdentity', () => {
  test.each<[string, Partial<IdentityQuestion>, IdentityAnswer]>([
    ['no sender at all', {}, { kind: 'nobody' }],
    ['a number nobody has', { waId: '55' }, { kind: 'new' }],
    ['a BSUID nobody has', { userId: 'BR.1' }, { kind: 'new' }],
    ['both unknown', { userId: 'BR.1', waId: '55' }, { kind: 'new' }],
    ['a known number', { waId: '55', byWaId: 'w' }, { kind: 'known', contactId: 'w' }],
    ['a known BSUID', { userId: 'BR.1', byUserId: 'u' }, { kind: 'known', contactId: 'u' }],
    [
      'a known BSUID with a new number',
      { userId: 'BR.1', waId: '55', byUserId: 'u' },
      { kind: 'known', contactId: 'u' },
    ],
    [
      'a new BSUID on a number that had none: attach',
      { userId: 'BR.1', waId: '55', byWaId: 'w' },
      { kind: 'known', contactId: 'w' },
    ],
    [
      'a new BSUID on the number of another BSUID: recycled, a new person',
      { userId: 'BR.1', waId: '55', byWaId: 'w', waContactHasOtherUserId: true },
      { kind: 'recycled', contactId: null },
    ],
    [
      'a known BSUID on the number of another BSUID: recycled, that person',
      { userId: 'BR.1', waId: '55', byUserId: 'u', byWaId: 'w', waContactHasOtherUserId: true },
      { kind: 'recycled', contactId: 'u' },
    ],
    [
      'a known BSUID and the number of somebody without: one person',
      { userId: 'BR.1', waId: '55', byUserId: 'u', byWaId: 'w' },
      { kind: 'merge', keep: 'u', absorb: 'w' },
    ],
    [
      'both of one contact',
      { userId: 'BR.1', waId: '55', byUserId: 'u', byWaId: 'u' },
      { kind: 'known', contactId: 'u' },
    ],
    [
      'a number alone stays with its owner, whatever BSUID that one has',
      { waId: '55', byWaId: 'w', waContactHasOtherUserId: true },
      { kind: 'known', contactId: 'w' },
    ],
  ])('%s', (_name, question, answer) => {
    expect(resolveIdentity({ ...nobody, ...question })).toEqual(answer);
  });

  test('a BSUID that somebody has is always that person; a stranger’s history is never given away', () => {
    const maybe = (value: string) => fc.constantFrom(undefined, value);
    fc.assert(
      fc.property(
        fc.record({
          userId: maybe('BR.1'),
          waId: maybe('55'),
          byUserId: fc.constantFrom(undefined, 'a', 'b'),
          byWaId: fc.constantFrom(undefined, 'a', 'b'),
          waContactHasOtherUserId: fc.boolean(),
        }),
        (raw) => {
          const byUserId = raw.userId ? raw.byUserId : undefined;
          const byWaId = raw.waId ? raw.byWaId : undefined;
          const question = { ...raw, byUserId, byWaId };
          const answer = resolveIdentity(question);
          const chosen =
            answer.kind === 'known' || answer.kind === 'recycled'
              ? answer.contactId
              : answer.kind === 'merge'
                ? answer.keep
                : null;
          if (byUserId) expect(chosen).toBe(byUserId);
          if (raw.userId && byWaId && byWaId !== byUserId && raw.waContactHasOtherUserId)
            expect(chosen).not.toBe(byWaId);
          if (raw.userId || raw.waId) expect(answer.kind).not.toBe('nobody');
        },
      ),
    );
  });
});
