import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listRows, putRow, type Table } from './table.ts';

const id = fc.oneof(
  fc.constantFrom('a', 'b', 'constructor', 'toString', '__proto__x'),
  fc.integer({ min: 0, max: 200 }).map((n) => `id-${n}`),
);
/** Puts a row into one of the tables made so far, not always the newest. */
const steps = fc.array(fc.record({ of: fc.nat(), id, row: fc.nat() }), { maxLength: 300 });

function made(all: readonly { of: number; id: string; row: number }[]) {
  const pairs: { table: Table<number>; model: Record<string, number> }[] = [{ table: {}, model: {} }];
  for (const { of, id, row } of all) {
    // Mostly the newest, as a reader of the log does.
    const from = pairs[of % 3 === 0 ? of % pairs.length : pairs.length - 1];
    if (from === undefined) throw new Error('no table');
    pairs.push({ table: putRow(from.table, id, row), model: { ...from.model, [id]: row } });
  }
  return pairs;
}

describe('a table', () => {
  test('is what copying a plain object gives, and every former one stays as it was', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const { table, model } of made(all)) {
          expect(Object.entries(table)).toEqual(Object.entries(model));
          expect(listRows(table)).toEqual(Object.values(model));
          expect({ ...table }).toEqual(model);
          expect(table).toEqual(model);
          expect(JSON.stringify(table)).toBe(JSON.stringify(model));
          for (const { id } of all) {
            expect(table[id]).toBe(model[id]);
            expect([id in table, Object.hasOwn(table, id)]).toEqual([id in model, Object.hasOwn(model, id)]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is a new one with each row put, and shares the others', () => {
    const row = { name: 'Ana' };
    const one = putRow({}, 'a', row);
    const two = putRow(one, 'b', { name: 'Bia' });
    expect(two).not.toBe(one);
    expect(two.a).toBe(row);
    expect(Object.keys(one)).toEqual(['a']);
  });

  test('lists rows that are lists themselves as they are', () => {
    expect(listRows(putRow(putRow<number[]>({}, 'a', [1, 2]), 'b', []))).toEqual([[1, 2], []]);
  });

  test('cannot be written to', () => {
    const table = putRow({}, 'a', 1) as Record<string, number>;
    expect(() => {
      table.a = 2;
    }).toThrow(TypeError);
    expect(() => {
      delete table.a;
    }).toThrow(TypeError);
    expect(() => Object.freeze(table)).toThrow(TypeError);
    expect(table).toEqual({ a: 1 });
  });
});
