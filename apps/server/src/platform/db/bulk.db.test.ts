import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnValues, RawJson, selectColumns, unnestColumns } from './bulk.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const storable = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));

test('whatever text and JSON is written comes back as it was', async () => {
  const columns = { a: 'text', b: 'jsonb', c: 'texts', d: 'timestamptz', e: 'int', f: 'boolean' } as const;
  type Row = { a: string | null; b: unknown; c: string[]; d: Date; e: number | null; f: boolean };
  const row = fc.record({
    a: fc.option(storable),
    b: fc.record({ text: storable, list: fc.array(storable, { maxLength: 3 }) }),
    c: fc.array(storable, { maxLength: 3 }),
    d: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
    e: fc.option(fc.integer({ min: -2e9, max: 2e9 })),
    f: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows: Row[]) => {
      const text = `select ${selectColumns<Row>(columns)} from ${unnestColumns<Row>(columns)}`;
      const back = await database.db.query<unknown[]>({ text, values: columnValues<Row>(columns, rows) });
      expect(back.map((one) => Object.values(one))).toEqual(
        rows.map((one) => [one.a, one.b, one.c, one.d, one.e, one.f]),
      );
    }),
    { numRuns: 200 },
  );
});

test.each(['a"b\\c', 'line\nbreak\ttab', '\u0007', '{}', 'NULL', '', '😀', ',', "'"])(
  'text %j survives an array literal',
  async (text) => {
    const columns = { a: 'text' } as const;
    const [row] = await database.db.query<{ a: string }>({
      text: `select ${selectColumns<{ a: string }>(columns)} from ${unnestColumns<{ a: string }>(columns)}`,
      values: columnValues<{ a: string }>(columns, [{ a: text }]),
    });
    expect(row?.a).toBe(text);
  },
);

test('JSON that is written already is not written again', () => {
  expect(columnValues<{ a: unknown }>({ a: 'json' }, [{ a: new RawJson('{"x":1}') }])).toEqual([
    '{"{\\"x\\":1}"}',
  ]);
});
