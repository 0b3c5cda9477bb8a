import { AppError } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { encodeCursor, parseIdCursor, parseTimeCursor } from './cursor.ts';

const ID = '01939f00-0000-7000-8000-000000000001';
const refusalOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return AppError.isInstance(error) ? error.code : error;
  }
  return 'taken';
};

describe('a cursor', () => {
  test('that a list gave out comes back as it was', () => {
    const at = '2026-11-22T07:00:00.123Z';
    expect(parseTimeCursor(encodeCursor([at, ID]))).toEqual({ at, id: ID });
    expect(parseIdCursor(encodeCursor([ID]))).toBe(ID);
  });

  test.each([
    '+275760-01-01T00:00:00.000Z',
    '-000100-01-01T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '1',
    'infinity',
  ])('with the moment %s, which PostgreSQL cannot read, is refused', (at) => {
    expect(refusalOf(() => parseTimeCursor(encodeCursor([at, ID])))).toBe('INVALID_CURSOR');
  });

  test.each(['------------------------------------', '\0', '', ID.toUpperCase()])(
    'with the id %j is refused',
    (id) => {
      expect(refusalOf(() => parseIdCursor(encodeCursor([id])))).toBe('INVALID_CURSOR');
    },
  );
});
