import { describe, expect, test } from 'vitest';
import { midnightOf, periodBefore, periodOf } from './period.ts';
import { parseReportSearch } from './report-search.ts';

const SP = 'America/Sao_Paulo';
const TODAY = '2026-11-21';
const iso = (ms: number) => new Date(ms).toISOString();

describe('the period of a report', () => {
  test.each([
    [{ periodo: 'hoje' }, '2026-11-21', '2026-11-21', 1],
    [{ periodo: '7d' }, '2026-11-15', '2026-11-21', 7],
    [{}, '2026-10-23', '2026-11-21', 30],
    [{ periodo: '90d' }, '2026-08-24', '2026-11-21', 90],
    [{ periodo: 'mes' }, '2026-11-01', '2026-11-21', 21],
    [{ periodo: 'outro', de: '2026-01-31', ate: '2026-02-02' }, '2026-01-31', '2026-02-02', 3],
    [{ periodo: 'outro', de: '2026-02-02', ate: '2026-01-31' }, '2026-01-31', '2026-02-02', 3],
    [{ periodo: 'outro', de: '2020-01-01', ate: '2026-11-21' }, '2025-11-21', '2026-11-21', 366],
  ] as const)('%j is %s to %s', (search, first, last, days) => {
    expect(periodOf(search, TODAY, SP)).toMatchObject({ first, last, days });
  });

  test('whole days where the company is', () => {
    expect(periodOf({ periodo: 'hoje' }, TODAY, SP)).toMatchObject({
      from: '2026-11-21T03:00:00.000Z',
      to: '2026-11-22T03:00:00.000Z',
    });
  });

  test('the time before is as long and ends where this begins', () => {
    const period = periodOf({ periodo: '7d' }, TODAY, SP);
    const before = periodBefore(period, SP);
    expect(before).toMatchObject({ first: '2026-11-08', last: '2026-11-14', days: 7, to: period.from });
  });

  test('an edited address falls back to the default', () => {
    expect(parseReportSearch({ periodo: '7d', de: '2026-02-30', ate: '2026-02-28', canal: '' })).toEqual({
      periodo: '7d',
      de: undefined,
      ate: '2026-02-28',
      canal: undefined,
      departamento: undefined,
    });
    expect(parseReportSearch({ periodo: 'sempre' }).periodo).toBeUndefined();
  });
});

describe('midnight', () => {
  test.each([
    ['2026-11-21', SP, '2026-11-21T03:00:00.000Z'],
    ['2026-11-21', 'Asia/Kolkata', '2026-11-20T18:30:00.000Z'],
    // The day clocks go back and the day they go forward, in the afternoon of neither.
    ['2026-10-25', 'Europe/Lisbon', '2026-10-24T23:00:00.000Z'],
    ['2026-10-26', 'Europe/Lisbon', '2026-10-26T00:00:00.000Z'],
    ['2026-03-29', 'Europe/Lisbon', '2026-03-29T00:00:00.000Z'],
    ['2026-03-30', 'Europe/Lisbon', '2026-03-29T23:00:00.000Z'],
    // East of Greenwich the change lies between the two midnights.
    ['2026-10-04', 'Australia/Sydney', '2026-10-03T14:00:00.000Z'],
    // Brazil's clocks leapt over midnight: that day began at one.
    ['2018-11-04', SP, '2018-11-04T03:00:00.000Z'],
  ])('%s in %s is %s', (date, zone, at) => {
    expect(iso(midnightOf(date, zone))).toBe(at);
  });
});
