import { expect, test } from 'vitest';
import { attributeRows, readAttribute } from './attributes.ts';

test('what was taken away is not shown', () => {
  expect(
    attributeRows({ cidade: 'São Paulo', vip: true, bairro: null, cep_entrega: '01310-100', x: '' }),
  ).toEqual([
    { name: 'cidade', label: 'cidade', value: 'São Paulo' },
    { name: 'vip', label: 'vip', value: 'true' },
    { name: 'cep_entrega', label: 'cep entrega', value: '01310-100' },
  ]);
});

test.each<[string, string | number | boolean]>([
  ['true', true],
  [' false ', false],
  ['12', 12],
  ['-3.5', -3.5],
  ['01310', '01310'],
  ['12345678901', '12345678901'],
  ['R$ 12', 'R$ 12'],
  ['', ''],
])('%j is read as %j', (text, value) => {
  expect(readAttribute(text)).toBe(value);
});
