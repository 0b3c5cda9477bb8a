import { describe, expect, test } from 'vitest';
import { findTrigger, replaceTrigger } from './find-trigger.ts';

describe('findTrigger', () => {
  test.each<[string, { start: number; query: string } | null]>([
    ['/', { start: 0, query: '' }],
    ['oi /pi', { start: 3, query: 'pi' }],
    ['linha\n/ola', { start: 6, query: 'ola' }],
    ['1/2', null],
    ['https://loja', null],
    ['/ola tudo', null],
    ['seg/ter', null],
    ['', null],
  ])('%j', (text, found) => {
    expect(findTrigger(text, text.length, '/')).toEqual(found);
  });

  test('only the word the caret stands in counts', () => {
    expect(findTrigger('/pix e mais', 4, '/')).toEqual({ start: 0, query: 'pix' });
    expect(findTrigger('/pix e mais', 11, '/')).toBeNull();
    expect(findTrigger('/pix', 2, '/')).toEqual({ start: 0, query: 'p' });
  });

  test('an address is no mention', () => {
    expect(findTrigger('fale com ana@loja', 17, '@')).toBeNull();
    expect(findTrigger('fale com @an', 12, '@')).toEqual({ start: 9, query: 'an' });
  });
});

test('the word gives way, what follows stays, the caret stands behind', () => {
  const trigger = findTrigger('oi /pi e até já', 6, '/');
  expect(trigger && replaceTrigger('oi /pi e até já', trigger, 'Chave: 123')).toEqual({
    text: 'oi Chave: 123 e até já',
    caret: 13,
  });
});
