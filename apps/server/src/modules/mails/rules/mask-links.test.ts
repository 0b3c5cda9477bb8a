import { expect, test } from 'vitest';
import { maskLinks } from './mask-links.ts';

test('the token of every link goes, the address and the rest stay', () => {
  const text =
    'Abra https://desk.example.com/entrar#token=Ab-1_x ou https://desk.example.com/entrar#token=Zz9.';
  expect(maskLinks(text)).toBe(
    'Abra https://desk.example.com/entrar#token=*** ou https://desk.example.com/entrar#token=***.',
  );
  expect(maskLinks('<a href="https://x/entrar#token=abc">')).toBe('<a href="https://x/entrar#token=***">');
});
