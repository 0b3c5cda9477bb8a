import { expect, test } from 'vitest';
import { brazilianHolidays, OPTIONAL_HOLIDAYS } from './index.ts';

const dateOf = (year: number, id: string) =>
  brazilianHolidays(year, 'pt-BR').find((one) => one.id === id)?.date;

test('2026, as the federal government published it', () => {
  const national = brazilianHolidays(2026, 'pt-BR').filter((one) => !one.optional);
  expect(national.map((one) => `${one.date} ${one.name}`)).toEqual([
    '2026-01-01 Confraternização Universal',
    '2026-04-03 Sexta-feira Santa',
    '2026-04-21 Tiradentes',
    '2026-05-01 Dia do Trabalho',
    '2026-09-07 Independência do Brasil',
    '2026-10-12 Nossa Senhora Aparecida',
    '2026-11-02 Finados',
    '2026-11-15 Proclamação da República',
    '2026-11-20 Dia da Consciência Negra',
    '2026-12-25 Natal',
  ]);
  expect(dateOf(2026, 'carnival_monday')).toBe('2026-02-16');
  expect(dateOf(2026, 'carnival_tuesday')).toBe('2026-02-17');
  expect(dateOf(2026, 'ash_wednesday')).toBe('2026-02-18');
  expect(dateOf(2026, 'corpus_christi')).toBe('2026-06-04');
});

test.each([
  '1970-03-29',
  '2000-04-23',
  '2008-03-23',
  '2011-04-24',
  '2019-04-21',
  '2024-03-31',
  '2025-04-20',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
  '2200-04-06',
])('Easter %s', (date) => {
  expect(dateOf(Number(date.slice(0, 4)), 'easter_sunday')).toBe(date);
});

test('Easter is a Sunday between 22 March and 25 April, whatever the year', () => {
  for (let year = 1970; year <= 2200; year++) {
    const date = dateOf(year, 'easter_sunday') ?? '';
    expect(new Date(`${date}T00:00Z`).getUTCDay()).toBe(0);
    expect(date.slice(5) >= '03-22' && date.slice(5) <= '04-25').toBe(true);
  }
});

test('20 November is national since 2024, 12 October since 1980', () => {
  expect(dateOf(2023, 'black_awareness')).toBeUndefined();
  expect(dateOf(2024, 'black_awareness')).toBe('2024-11-20');
  expect(dateOf(1979, 'aparecida')).toBeUndefined();
});

test('days come by date, and what may be named is what is marked optional', () => {
  const days = brazilianHolidays(2027, 'pt-BR');
  expect(days.map((one) => one.date)).toEqual(days.map((one) => one.date).sort());
  const optional = days.filter((one) => one.optional).map((one) => one.id);
  expect(optional.sort()).toEqual([...OPTIONAL_HOLIDAYS].sort());
});

test('each day has a name of its own in each language', () => {
  const namesIn = (locale: 'pt-BR' | 'en' | 'es') => brazilianHolidays(2026, locale).map((one) => one.name);
  for (const locale of ['pt-BR', 'en', 'es'] as const)
    expect(new Set(namesIn(locale)).size).toBe(brazilianHolidays(2026, locale).length);
  expect(namesIn('en').slice(0, 3)).toEqual(['New Year’s Day', 'Carnival Monday', 'Carnival Tuesday']);
  expect(namesIn('es').slice(0, 3)).toEqual(['Año Nuevo', 'Lunes de Carnaval', 'Martes de Carnaval']);
});
