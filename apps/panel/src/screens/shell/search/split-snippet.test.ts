import { expect, test } from 'vitest';
import { splitSnippet } from './split-snippet.ts';

test('hits are told from the words around them, and no mark is ever shown', () => {
  expect(splitSnippet('o \ue000mandril\ue001 está \ue000travado\ue001')).toEqual([
    { text: 'o ', hit: false },
    { text: 'mandril', hit: true },
    { text: ' está ', hit: false },
    { text: 'travado', hit: true },
  ]);
  expect(splitSnippet('sem marca')).toEqual([{ text: 'sem marca', hit: false }]);
  expect(splitSnippet('')).toEqual([]);
  const broken = splitSnippet('a \ue001b \ue000c');
  expect(broken.map((part) => part.text).join('')).toBe('a b c');
});
