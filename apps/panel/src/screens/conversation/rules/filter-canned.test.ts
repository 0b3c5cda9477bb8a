import { expect, test } from 'vitest';
import { filterCanned } from './filter-canned.ts';

const reply = (shortcut: string, title: string) => ({
  id: shortcut,
  shortcut,
  title,
  body: '',
  department_id: null,
  updated_at: '2026-11-21T12:00:00.000Z',
});
const replies = [
  reply('orcamento', 'Pedir lista'),
  reply('garantia', 'Garantia'),
  reply('pix', 'Chave Pix'),
  reply('segunda_via', 'Boleto e orçamento'),
];
const found = (query: string) => filterCanned(replies, query).map((one) => one.shortcut);

test('shortcuts come before titles, accents and case aside', () => {
  expect(found('orça')).toEqual(['orcamento', 'segunda_via']);
  expect(found('P')).toEqual(['pix', 'orcamento']);
  expect(found('ia')).toEqual(['garantia', 'segunda_via']);
  expect(found('')).toEqual(['garantia', 'orcamento', 'pix', 'segunda_via']);
  expect(found('nada')).toEqual([]);
});
