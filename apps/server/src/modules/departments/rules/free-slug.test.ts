import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeSlug } from './free-slug.ts';

test.each([
  ['Suporte', [], 'suporte'],
  ['Pós-venda & Trocas', [], 'pos_venda_trocas'],
  ['  ção  ', [], 'cao'],
  ['日本', [], 'departamento'],
  ['Suporte', ['suporte', 'suporte_2'], 'suporte_3'],
])('%s with %j taken is %s', (name, taken, slug) => {
  expect(freeSlug(name, taken)).toBe(slug);
});

test('whatever the name, the slug is ASCII, short and not taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (name, others) => {
      const first = freeSlug(name, others);
      expect(first).toMatch(/^[a-z0-9](?:[a-z0-9_]{0,50})$/);
      expect(others).not.toContain(first);
      expect(freeSlug(name, [...others, first])).not.toBe(first);
    }),
  );
});
