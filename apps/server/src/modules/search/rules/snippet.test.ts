import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, wordsOf } from './plain-text.ts';
import { snippetOf } from './snippet.ts';

/** [ ] instead of the private-use characters */
const snippet = (text: string, asked: string) =>
  snippetOf(text, asked).replaceAll('\ue000', '[').replaceAll('\ue001', ']');

describe('words', () => {
  test.each([
    ['Olá, MUNDO!', ['ola', 'mundo']],
    ['pão de queijo🙏às 10h30', ['pao', 'de', 'queijo', 'as', '10h30']],
    ['segunda-feira/terça', ['segunda', 'feira', 'terca']],
    ['cafe\u0301', ['cafe']],
    ['CPF 123.456.789-00', ['cpf', '123', '456', '789', '00']],
    ['“Ｆｕｌｌ” ½ nº 1', ['full', '1', '2', 'no', '1']],
    ['Привет мир', ['привет', 'мир']],
    ['…🙏—', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text).map((word) => word.plain)).toEqual(words);
  });

  test('stand where they stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const { plain, start, end } of wordsOf(text))
          expect(plainText(text.slice(start, end))).toContain(plain);
      }),
    );
  });
});

describe('a snippet', () => {
  test('marks what was asked for without regard to case and accents', () => {
    expect(snippet('O PÃO chegou, o pao sumiu', 'pão')).toBe('O [PÃO] chegou, o [pao] sumiu');
    expect(snippet('um cafe\u0301, por favor', 'café')).toBe('um [cafe\u0301], por favor');
  });

  test('marks the last word by its beginning, the others whole', () => {
    expect(snippet('pedido pedidos orçamentos orça', 'pedido orç')).toBe(
      '[pedido] pedidos [orçamentos] [orça]',
    );
  });

  test('is on one line around the first hit', () => {
    const text = `${'antes '.repeat(60)}\n\nachado   aqui ${'depois '.repeat(60)}`;
    const found = snippet(text, 'achado');
    expect(found).toMatch(/^…(antes )+\[achado\] aqui depois .*…$/);
    expect(found.length).toBeLessThan(170);
    expect(found.indexOf('[')).toBeLessThan(45);
  });

  test('of a text without the words is its beginning', () => {
    expect(snippet('algo', 'nada')).toBe('algo');
    expect(snippet('x'.repeat(500), 'nada')).toBe(`${'x'.repeat(160)}…`);
    expect(snippet('🙏'.repeat(300), 'nada')).toBe(`${'🙏'.repeat(80)}…`);
  });

  test('takes marks of a customer out', () => {
    expect(snippetOf('a\ue000b c', 'c')).toBe('ab \ue000c\ue001');
  });

  test('is part of the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        (text, asked) => {
          const line = text
            .replace(/[\ue000\ue001]/g, '')
            .replace(/\s+/g, ' ')
            .trim();
          const plain = snippetOf(text, asked).replace(/[\ue000\ue001]/g, '');
          expect(`…${line}…`).toContain(plain.replace(/^…|…$/g, ''));
        },
      ),
    );
  });
});
