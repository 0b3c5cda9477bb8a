import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBsuid } from './is-bsuid.ts';
import { normalizePhone } from './normalize-phone.ts';
import { phoneMatchKey } from './phone-match-key.ts';

describe('phoneMatchKey', () => {
  it.each([
    ['551187654321', '5511987654321'],
    ['5215512345678', '525512345678'],
    ['5491112345678', '541112345678'],
  ])('gives %s and %s one key', (left, right) => {
    expect(phoneMatchKey(left)).toBe(phoneMatchKey(right));
  });

  it('never gives a landline the key of a mobile number', () => {
    expect(phoneMatchKey('551132654321')).not.toBe(phoneMatchKey('5511932654321'));
  });

  it('leaves numbers of other countries as they are, and is stable', () => {
    expect(phoneMatchKey('447700900417')).toBe('447700900417');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,15}$/), (digits) => {
        expect(phoneMatchKey(phoneMatchKey(digits))).toBe(phoneMatchKey(digits));
      }),
    );
  });
});

describe('normalizePhone', () => {
  it.each([
    ['(11) 98765-4321', '5511987654321'],
    ['11 98765 4321', '5511987654321'],
    ['011 98765-4321', '5511987654321'],
    ['0 15 11 98765-4321', '5511987654321'],
    ['+55 11 98765-4321', '5511987654321'],
    ['5511987654321', '5511987654321'],
    ['0055 11 98765-4321', '5511987654321'],
    ['11 3265-4321', '551132654321'],
    ['(55) 98765-4321', '5555987654321'],
    ['+44 7700 900417', '447700900417'],
    ['447700900417', '447700900417'],
  ])('reads %s as %s', (typed, digits) => {
    expect(normalizePhone(typed)).toBe(digits);
  });

  it.each([
    '',
    'oi',
    '98765-4321',
    '+55 11 1234',
    '123',
    '+0 11 98765-4321',
    '11 98765-4321 ramal 3',
    '1'.repeat(16),
  ])('refuses %j', (typed) => {
    expect(normalizePhone(typed)).toBeNull();
  });

  it('reads local numbers of another default country', () => {
    expect(normalizePhone('07700 900417', '44')).toBe('447700900417');
    expect(normalizePhone('447700900417', '44')).toBe('447700900417');
  });

  it('gives only what it would accept again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9() -]{0,20}$/)), (typed) => {
        const digits = normalizePhone(typed);
        if (digits !== null) expect(normalizePhone(`+${digits}`)).toBe(digits);
      }),
    );
  });
});

describe('isBsuid', () => {
  it('tells a user id from a phone number', () => {
    expect(isBsuid('BR.123')).toBe(true);
    expect(isBsuid('BR.ENT.123')).toBe(true);
    expect(isBsuid('5511987654321')).toBe(false);
    expect(isBsuid('br.123')).toBe(false);
  });
});
