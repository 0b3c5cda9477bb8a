import { describe, expect, test } from 'vitest';
import { parseMentions, splitMentions } from './mentions.ts';

const people = [
  { id: 'ana', name: 'Ana' },
  { id: 'paula', name: 'Ana Paula' },
  { id: 'jose', name: 'José (Zé) Souza' },
];

describe('Mentions', () => {
  test.each<[string, string[]]>([
    ['@Ana pode ver?', ['ana']],
    ['@Ana Paula pode ver?', ['paula']],
    ['veja com @Ana Paula e @Ana.', ['paula', 'ana']],
    ['@José (Zé) Souza, e o frete?', ['jose']],
    ['(@Ana)', ['ana']],
    ['@Ana @Ana', ['ana']],
    ['@Anabela não trabalha aqui', []],
    ['ana@Ana.com', []],
    ['@ana minúscula é só texto', []],
    ['', []],
  ])('%j', (text, ids) => {
    expect(parseMentions(text, people)).toEqual(ids);
  });

  test('pieces put together are the text', () => {
    const text = 'Oi @Ana Paula, fale com @Ana';
    const pieces = splitMentions(text, people);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter((piece) => piece.mention).map((piece) => piece.text)).toEqual([
      '@Ana Paula',
      '@Ana',
    ]);
    expect(splitMentions(text, [])).toEqual([{ text, mention: false }]);
  });
});
