import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, isOnlyEmoji, parseWhatsAppText, type Span } from './whatsapp-text.ts';

const plain = (text: string): Span => ({ kind: 'plain', text });

function wordsOf(spans: readonly Span[]): string {
  return spans.map((span) => ('spans' in span ? wordsOf(span.spans) : span.text)).join('');
}

describe('parseWhatsAppText', () => {
  test.each<[string, Block[]]>([
    ['oi', [{ kind: 'line', spans: [plain('oi')] }]],
    ['*a* b', [{ kind: 'line', spans: [{ kind: 'bold', spans: [plain('a')] }, plain(' b')] }]],
    [
      '_~a~_',
      [{ kind: 'line', spans: [{ kind: 'italic', spans: [{ kind: 'strike', spans: [plain('a')] }] }] }],
    ],
    ['2*3*4 snake_case_name', [{ kind: 'line', spans: [plain('2*3*4 snake_case_name')] }]],
    ['* a *', [{ kind: 'item', marker: '•', spans: [plain('a *')] }]],
    ['`x*y*`', [{ kind: 'line', spans: [{ kind: 'code', text: 'x*y*' }] }]],
    ['> citado', [{ kind: 'quote', spans: [plain('citado')] }]],
    ['1. um', [{ kind: 'item', marker: '1.', spans: [plain('um')] }]],
    ['```a\nb```', [{ kind: 'code', text: 'a\nb' }]],
    ['```aberto', [{ kind: 'line', spans: [plain('```aberto')] }]],
  ])('%j', (text, blocks) => {
    expect(parseWhatsAppText(text)).toEqual(blocks);
  });

  test('the stop after a link is no part of it', () => {
    expect(parseWhatsAppText('Veja https://a.com/b. Tá?')).toEqual([
      {
        kind: 'line',
        spans: [
          plain('Veja '),
          { kind: 'link', text: 'https://a.com/b', href: 'https://a.com/b' },
          plain('. Tá?'),
        ],
      },
    ]);
  });

  test('no address but http is ever a link', () => {
    const spans = parseWhatsAppText('javascript:alert(1) data:text/html,x');
    expect(JSON.stringify(spans)).not.toContain('"link"');
  });

  test('letters are never lost or invented', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '*', '_', '~', 'é', '.') }), (text) => {
        const shown = parseWhatsAppText(text).map((block) =>
          'spans' in block ? wordsOf(block.spans) : block.text,
        );
        const letters = (words: string) => words.replace(/[^abé]/g, '');
        expect(letters(shown.join(''))).toBe(letters(text));
      }),
    );
  });
});

test('only emoji are drawn large', () => {
  expect(isOnlyEmoji('👍')).toBe(true);
  expect(isOnlyEmoji('❤️ 🙏')).toBe(true);
  expect(isOnlyEmoji('ok 👍')).toBe(false);
  expect(isOnlyEmoji('2')).toBe(false);
  expect(isOnlyEmoji('')).toBe(false);
});
