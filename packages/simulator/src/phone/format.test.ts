import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from './format.ts';
import { parseFormat, stripMarks } from './format.ts';

describe('formatting', () => {
  it('knows bold, italic, struck, mono and links, also inside each other', () => {
    expect(parseFormat('*a* _b_ ~c~ ```d*e*``` https://x.br/y_z.')).toEqual([
      { kind: 'strong', spans: [{ kind: 'text', text: 'a' }] },
      { kind: 'text', text: ' ' },
      { kind: 'em', spans: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 's', spans: [{ kind: 'text', text: 'c' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd*e*' },
      { kind: 'text', text: ' ' },
      { kind: 'link', url: 'https://x.br/y_z' },
      { kind: 'text', text: '.' },
    ]);
    expect(stripMarks('*_negrito e itálico_*')).toBe('negrito e itálico');
  });

  it.each(['2*3*4', 'nome_do_arquivo', 'x * a', 'a ~ b ~ c', 'R$ 5*'])('leaves %s as it is', (text) => {
    expect(stripMarks(text)).toBe(text);
  });

  it('loses no letter of any text', () => {
    const collect = (span: Span): string =>
      'spans' in span
        ? span.spans.map(collect).join('')
        : 'text' in span
          ? span.text
          : 'url' in span
            ? span.url
            : '';
    assert(
      property(
        string({ unit: 'grapheme' }),
        (text) => letters(parseFormat(text).map(collect).join('')) === letters(text),
      ),
    );
  });
});

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
