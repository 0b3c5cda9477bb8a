import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

const rows = [
  { name: 'Zeca', score: 4.1 },
  { name: 'Álvaro', score: null },
  { name: 'Bia', score: 4.7 },
  { name: 'Caio', score: 4.1 },
];

test('who has no score comes last either way, and equals keep their order', () => {
  const by = (direction: 'ascending' | 'descending') =>
    sortRows(rows, (row) => row.score, direction).map((row) => row.name);
  expect(by('descending')).toEqual(['Bia', 'Zeca', 'Caio', 'Álvaro']);
  expect(by('ascending')).toEqual(['Zeca', 'Caio', 'Bia', 'Álvaro']);
});

test('names sort as people write them', () => {
  expect(sortRows(rows, (row) => row.name, 'ascending').map((row) => row.name)).toEqual([
    'Álvaro',
    'Bia',
    'Caio',
    'Zeca',
  ]);
});
