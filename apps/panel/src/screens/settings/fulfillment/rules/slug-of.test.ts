import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlug, slugOf } from './slug-of.ts';

test.each([
  ['Pedidos', 'pedidos'],
  ['Segunda via & boleto', 'segunda-via-boleto'],
  ['  Crédito à vista!  ', 'credito-a-vista'],
  ['ERP_Protheus 12.1', 'erp-protheus-12-1'],
  ['日本', ''],
  ['', ''],
])('%j becomes %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('whatever the name, the slug is one the API takes, or empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 38, maxLength: 45 })),
      (name) => {
        const slug = slugOf(name);
        expect(slug === '' || isSlug(slug)).toBe(true);
      },
    ),
  );
});
