import { describe, expect, test } from 'vitest';
import { dayKey, formatAgo, formatListTime, relativeDay } from './time.ts';
import { formatBytes, formatMoney, formatPhone, formatSeconds, parsePriceCents } from './values.ts';

const NOW = Date.parse('2026-11-21T15:00:00.000Z');
const SP = 'America/Sao_Paulo';
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe('times', () => {
  test.each([
    [0, 'agora'],
    [1, '1 min'],
    [59, '59 min'],
    [60, '1 h'],
    [23 * 60 + 59, '23 h'],
    [24 * 60, 'sex'],
    [7 * 24 * 60, '14/11'],
    [330 * 24 * 60, '26/12/25'],
  ])('%i minutes ago is %s', (minutes, words) => {
    expect(formatListTime(ago(minutes), NOW, 'pt-BR', SP)).toBe(words);
  });

  test.each([
    [0, 'pt-BR', 'agora'],
    [2, 'pt-BR', 'há 2 min'],
    [3 * 60, 'pt-BR', 'há 3 h'],
    [24 * 60, 'pt-BR', 'ontem'],
    [3 * 24 * 60, 'pt-BR', 'há 3 dias'],
    [7 * 24 * 60, 'pt-BR', '14/11/2026'],
    [2, 'es', 'hace 2 min'],
    [2, 'en', '2 min ago'],
  ])('in a sentence, %i minutes ago in %s is %s', (minutes, locale, words) => {
    expect(formatAgo(ago(minutes), NOW, locale, SP)).toBe(words);
  });

  test('the day is the reader’s, not Greenwich’s', () => {
    expect(dayKey('2026-11-21T02:30:00.000Z', SP)).toBe('2026-11-20');
    expect(relativeDay('2026-11-21T02:30:00.000Z', NOW, SP)).toBe('yesterday');
    expect(relativeDay('2026-11-21T03:30:00.000Z', NOW, SP)).toBe('today');
    expect(relativeDay('2026-11-19T12:00:00.000Z', NOW, SP)).toBeNull();
  });
});

describe('values', () => {
  test('Brazilian numbers, with and without the ninth digit; others keep their digits', () => {
    expect(formatPhone('5511987654321')).toBe('+55 11 98765-4321');
    expect(formatPhone('551133224455')).toBe('+55 11 3322-4455');
    expect(formatPhone('14155550100')).toBe('+14155550100');
  });

  test.each([
    ['129,90', 12990],
    ['1.234,56', 123456],
    ['1234.5', 123450],
    ['R$ 12', 1200],
    ['1.500', 150000],
    ['0,07', 7],
    ['', null],
    ['abc', null],
    ['99999999999', null],
  ])('price %s is %s cents', (text, cents) => {
    expect(parsePriceCents(text)).toBe(cents);
  });

  test('sizes, seconds and money', () => {
    expect(formatBytes(96_400, 'pt-BR')).toBe('96 kB');
    expect(formatBytes(4_800_000, 'pt-BR')).toBe('4,8 MB');
    expect(formatSeconds(65.9)).toBe('1:05');
    expect(formatSeconds(Number.NaN)).toBe('0:00');
    expect(formatMoney(1234.5, 'BRL', 'pt-BR')).toBe('R$\u00a01.234,50');
    expect(formatMoney(1, '??', 'pt-BR')).toMatch(/1\.00$/);
  });
});
