import type { InputFault } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { faultWords } from './fault-words.ts';
import { nameOfField, splitField } from './field-names.ts';

const words = (fault: InputFault, field = 'x') => faultWords({ field, message: 'In English.', ...fault });

describe('What is wrong with a value', () => {
  const cases: [string, InputFault, string, number?][] = [
    ['not there', { code: 'invalid_type', expected: 'string', received: 'undefined' }, 'fault.missing'],
    ['empty', { code: 'invalid_type', expected: 'number', received: 'null' }, 'fault.missing'],
    ['no number', { code: 'invalid_type', expected: 'number', received: 'string' }, 'fault.number'],
    ['no whole number', { code: 'invalid_type', expected: 'int', received: 'number' }, 'fault.integer'],
    ['another type', { code: 'invalid_type', expected: 'array', received: 'string' }, 'fault.form'],
    ['no characters', { code: 'too_small', origin: 'string', minimum: 1, inclusive: true }, 'fault.missing'],
    [
      'too short',
      { code: 'too_small', origin: 'string', minimum: 10, inclusive: true },
      'fault.leastCharacters',
      10,
    ],
    [
      'too long',
      { code: 'too_big', origin: 'string', maximum: 1, inclusive: true },
      'fault.mostCharacters',
      1,
    ],
    [
      'of another length',
      { code: 'too_small', origin: 'string', minimum: 3, inclusive: true, exact: true },
      'fault.exactCharacters',
      3,
    ],
    ['too few', { code: 'too_small', origin: 'array', minimum: 1, inclusive: true }, 'fault.leastEntries', 1],
    ['too many', { code: 'too_big', origin: 'array', maximum: 50, inclusive: true }, 'fault.mostEntries', 50],
    ['too little', { code: 'too_small', origin: 'number', minimum: 0, inclusive: true }, 'fault.least', 0],
    ['too much', { code: 'too_big', origin: 'int', maximum: 5, inclusive: true }, 'fault.most', 5],
    ['not above', { code: 'too_small', origin: 'number', minimum: 0, inclusive: false }, 'fault.above', 0],
    ['not below', { code: 'too_big', origin: 'number', maximum: 15, inclusive: false }, 'fault.below', 15],
    ['an uneven step', { code: 'not_multiple_of', divisor: 5 }, 'fault.multiple', 5],
    ['no e-mail', { code: 'invalid_format', format: 'email' }, 'fault.email'],
    ['no address', { code: 'invalid_format', format: 'url' }, 'fault.url'],
    ['no id', { code: 'invalid_format', format: 'uuid' }, 'fault.gone'],
    ['no phone', { code: 'invalid_format', format: 'phone' }, 'fault.phone'],
    ['a format of tomorrow', { code: 'invalid_format', format: 'constructor' }, 'fault.form'],
    ['none of the words', { code: 'invalid_value', values: ['a'] }, 'fault.choose'],
    ['unknown to the server', { code: 'unknown_field' }, 'fault.unknownField'],
    ['gone', { code: 'unknown_id' }, 'fault.gone'],
    ['there twice', { code: 'duplicate' }, 'fault.twice'],
  ];
  test.each(cases)('%s', (_, fault, key, count) => {
    expect(words(fault)).toEqual(count === undefined ? { key } : { key, values: { count } });
  });

  test('a pattern is told by its field', () => {
    const fault: InputFault = { code: 'invalid_format', format: 'regex', pattern: '/x/' };
    expect(words(fault, 'weekly.1.0.from')).toEqual({ key: 'fault.time' });
    expect(words(fault, 'holidays.custom.3.date')).toEqual({ key: 'fault.date' });
    expect(words(fault, 'phone_number_id')).toEqual({ key: 'fault.digits' });
    expect(words(fault, 'shortcut')).toEqual({ key: 'fault.plain' });
    expect(words(fault, 'other')).toEqual({ key: 'fault.form' });
  });

  test('WhatsApp’s limits say how long it is and how long it may be', () => {
    const detail = {
      field: 'image.caption',
      message: 'x',
      code: 'CONTENT_TOO_LONG',
      limit: 1024,
      value: 1500,
    };
    expect(faultWords(detail)).toEqual({ key: 'fault.whatsappLong', values: { count: 1024, value: 1500 } });
  });

  test('what has no words of ours is left to the server’s sentence', () => {
    for (const extra of [
      {},
      { code: 'TITLE_TOO_LONG' },
      { code: 'too_small', origin: 'string' },
      { code: 7 },
    ])
      expect(faultWords({ field: 'x', message: 'In English.', ...extra })).toBeNull();
  });
});

test('a field is called by its last name, and by its place in a list', () => {
  expect(splitField('email')).toEqual({ name: 'email', entry: null });
  expect(splitField('close_reasons.2.name')).toEqual({ name: 'name', entry: 3 });
  expect(splitField('tags.0')).toEqual({ name: 'tags', entry: 1 });
  expect(splitField('interactive.action.buttons[1].reply.title')).toEqual({ name: 'title', entry: 2 });
  expect(nameOfField('email')).toBe('field.email');
  expect(nameOfField('constructor')).toBeNull();
});
