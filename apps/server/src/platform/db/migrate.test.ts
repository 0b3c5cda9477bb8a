import { describe, expect, test } from 'vitest';
import { decidePending, type MigrationFile } from './migrate.ts';

const file = (version: string, checksum = 'same'): MigrationFile => ({
  version,
  name: `${version}_x.sql`,
  text: '',
  checksum,
});
const applied = (version: string, checksum = 'same') => ({ version, name: `${version}_x.sql`, checksum });

describe('decidePending', () => {
  test('what is not applied yet, in order', () => {
    expect(decidePending([file('0001'), file('0002'), file('0003')], [applied('0001')])).toEqual([
      file('0002'),
      file('0003'),
    ]);
  });

  test('a changed applied file is refused by name', () => {
    expect(() => decidePending([file('0001', 'edited')], [applied('0001')])).toThrow(
      /0001_x\.sql was changed after it was applied/,
    );
  });

  test('a database of a newer version is refused', () => {
    expect(() => decidePending([file('0001')], [applied('0001'), applied('0002')])).toThrow(/newer Balcão/);
  });

  test('a new file numbered below an applied one is refused', () => {
    expect(() => decidePending([file('0001'), file('0002')], [applied('0002')])).toThrow(
      /numbered below 0002/,
    );
  });
});
