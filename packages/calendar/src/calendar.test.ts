import { describe, expect, test } from 'vitest';
import { compiledOf } from './compile-calendar.ts';
import {
  ALWAYS_OPEN,
  addBusinessMs,
  type BusinessCalendar,
  businessMsBetween,
  isOpen,
  nextClosing,
  nextOpening,
  shopHours,
} from './index.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const shop = shopHours('America/Sao_Paulo');
/** In São Paulo, three hours behind UTC since 2019. */
const at = (text: string) => Date.parse(`${text}-03:00`);
const utc = (text: string) => Date.parse(`${text}Z`);
const calendarOf = (part: Partial<BusinessCalendar>): BusinessCalendar => ({
  timeZone: 'America/Sao_Paulo',
  weekly: {},
  exceptions: [],
  holidays: { national: false, optional: [], custom: [] },
  ...part,
});

describe('a shop in São Paulo', () => {
  test.each([
    ['Monday before it opens', '2026-03-02T07:59', false],
    ['the first minute', '2026-03-02T08:00', true],
    ['the last minute of Thursday', '2026-03-05T17:59', true],
    ['closing time', '2026-03-05T18:00', false],
    ['Friday after five', '2026-03-06T17:00', false],
    ['Saturday morning', '2026-03-07T09:00', true],
    ['Sunday', '2026-03-08T12:00', false],
    ['Good Friday', '2026-04-03T12:00', false],
    ['20 November since it is a national holiday', '2026-11-20T12:00', false],
    ['20 November before it was', '2023-11-20T12:00', true],
    ['carnival Tuesday, which is no national holiday', '2026-02-17T12:00', true],
  ])('%s', (_name, text, open) => {
    expect(isOpen(shop, at(text))).toBe(open);
  });

  test('after Friday’s closing the next opening is Saturday at nine; after Saturday’s, Monday at eight', () => {
    expect(nextOpening(shop, at('2026-03-06T17:00'))).toBe(at('2026-03-07T09:00'));
    expect(nextOpening(shop, at('2026-03-07T13:00'))).toBe(at('2026-03-09T08:00'));
    expect(nextOpening(shop, at('2026-03-09T08:30'))).toBe(at('2026-03-09T08:30'));
  });

  test('the next opening steps over a holiday that makes a long weekend', () => {
    expect(nextOpening(shop, at('2026-04-02T18:00'))).toBe(at('2026-04-04T09:00'));
  });

  test('closing is the end of the interval one is in, and none while closed', () => {
    expect(nextClosing(shop, at('2026-03-06T16:59'))).toBe(at('2026-03-06T17:00'));
    expect(nextClosing(shop, at('2026-03-06T17:00'))).toBeNull();
  });

  test('a week has 53 hours, Easter week 44 less', () => {
    expect(businessMsBetween(shop, at('2026-03-02T00:00'), at('2026-03-09T00:00'))).toBe(53 * HOUR_MS);
    expect(businessMsBetween(shop, at('2026-03-30T00:00'), at('2026-04-06T00:00'))).toBe(44 * HOUR_MS);
  });

  test('fifteen minutes from five to closing are due on the next working day', () => {
    const dueMs = addBusinessMs(shop, at('2026-03-06T16:55'), 15 * MINUTE_MS);
    expect(dueMs).toBe(at('2026-03-07T09:10'));
  });

  test('what fills the day is due at closing, not at the next opening', () => {
    expect(addBusinessMs(shop, at('2026-03-02T17:45'), 15 * MINUTE_MS)).toBe(at('2026-03-02T18:00'));
  });

  test('eight hours asked on Sunday are due on Monday at four in the afternoon', () => {
    expect(addBusinessMs(shop, at('2026-03-08T20:00'), 8 * HOUR_MS)).toBe(at('2026-03-09T16:00'));
  });

  test('nothing to add is due at once, even while closed', () => {
    expect(addBusinessMs(shop, at('2026-03-08T20:00'), 0)).toBe(at('2026-03-08T20:00'));
  });
});

describe('intervals', () => {
  test('a lunch break is closed', () => {
    const calendar = calendarOf({
      weekly: {
        1: [
          { from: '13:00', to: '18:00' },
          { from: '08:00', to: '12:00' },
        ],
      },
    });
    expect(isOpen(calendar, at('2026-03-02T12:30'))).toBe(false);
    expect(nextClosing(calendar, at('2026-03-02T09:00'))).toBe(at('2026-03-02T12:00'));
    expect(nextOpening(calendar, at('2026-03-02T12:00'))).toBe(at('2026-03-02T13:00'));
    expect(businessMsBetween(calendar, at('2026-03-02T11:30'), at('2026-03-02T13:30'))).toBe(HOUR_MS);
  });

  test('past midnight belongs to the day it begins: Friday’s night reaches into a closed Saturday', () => {
    const calendar = calendarOf({ weekly: { 5: [{ from: '18:00', to: '02:00' }] } });
    expect(isOpen(calendar, at('2026-03-07T01:59'))).toBe(true);
    expect(isOpen(calendar, at('2026-03-07T02:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-03-06T01:00'))).toBe(false);
    expect(nextClosing(calendar, at('2026-03-06T23:00'))).toBe(at('2026-03-07T02:00'));
  });

  test('Sunday’s night reaches into Monday', () => {
    const calendar = calendarOf({ weekly: { 7: [{ from: '20:00', to: '06:00' }] } });
    expect(isOpen(calendar, at('2026-03-09T05:59'))).toBe(true);
  });

  test('days that touch at midnight are one stretch', () => {
    const calendar = calendarOf({
      weekly: { 1: [{ from: '10:00', to: '24:00' }], 2: [{ from: '00:00', to: '03:00' }] },
    });
    expect(nextClosing(calendar, at('2026-03-02T11:00'))).toBe(at('2026-03-03T03:00'));
  });

  test('always open never closes, never open never opens, and neither is ever due', () => {
    const always = ALWAYS_OPEN('America/Sao_Paulo');
    const never = calendarOf({});
    const nowMs = at('2026-03-02T12:00');
    expect(nextClosing(always, nowMs)).toBeNull();
    expect(nextOpening(never, nowMs)).toBeNull();
    expect(addBusinessMs(never, nowMs, 1)).toBeNull();
    expect(businessMsBetween(always, nowMs, nowMs + 12_345_678)).toBe(12_345_678);
    expect(addBusinessMs(always, nowMs, 12_345_678)).toBe(nowMs + 12_345_678);
  });

  test('an opening is found a year ahead, and not beyond 370 days', () => {
    const once = calendarOf({
      exceptions: [{ date: '2027-03-02', intervals: [{ from: '08:00', to: '09:00' }] }],
    });
    expect(nextOpening(once, at('2026-03-02T12:00'))).toBe(at('2027-03-02T08:00'));
    expect(nextOpening(once, at('2026-02-20T12:00'))).toBeNull();
  });

  test('business time is added over up to five years', () => {
    const rare = calendarOf({ holidays: shop.holidays, weekly: { 1: [{ from: '08:00', to: '09:00' }] } });
    expect(addBusinessMs(rare, at('2026-01-01T00:00'), 200 * HOUR_MS)).not.toBeNull();
    expect(addBusinessMs(rare, at('2026-01-01T00:00'), 300 * HOUR_MS)).toBeNull();
  });
});

describe('exceptions and holidays', () => {
  const night = { from: '18:00', to: '02:00' };
  const week = { 3: [night], 4: [night], 5: [night] } as const;

  test('an exception beats the holiday of its date, and the week', () => {
    const calendar = calendarOf({
      weekly: week,
      exceptions: [
        { date: '2026-04-03', intervals: [{ from: '10:00', to: '12:00' }] },
        { date: '2026-04-02', intervals: [] },
      ],
      holidays: { national: true, optional: [], custom: [] },
    });
    expect(isOpen(calendar, at('2026-04-03T11:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-04-03T19:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-04-02T19:00'))).toBe(false);
  });

  test('yesterday’s night still ends on a day that is closed', () => {
    const calendar = calendarOf({
      weekly: week,
      exceptions: [{ date: '2026-04-10', intervals: [] }],
      holidays: { national: true, optional: [], custom: [] },
    });
    expect(isOpen(calendar, at('2026-04-03T01:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-04-10T01:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-04-10T19:00'))).toBe(false);
  });

  test('optional days close where they are named; own days every year or once', () => {
    const calendar = {
      ...shop,
      holidays: {
        national: false,
        optional: ['carnival_tuesday'],
        custom: [
          { date: '01-25', name: 'Aniversário de São Paulo' },
          { date: '2026-03-02', name: 'Mudança' },
        ],
      },
    };
    expect(isOpen(calendar, at('2026-02-17T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2027-02-09T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-02-16T12:00'))).toBe(true);
    expect(isOpen(calendar, at('2027-01-25T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2028-01-25T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-03-02T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2027-03-02T12:00'))).toBe(true);
    expect(isOpen(calendar, at('2026-12-25T12:00'))).toBe(true);
  });

  test('Ash Wednesday closes until noon, until two, or all day; the longest of what is named', () => {
    const opens = (...optional: string[]) => {
      const calendar = { ...shop, holidays: { national: true, optional, custom: [] } };
      const openingMs = nextOpening(calendar, at('2026-02-18T00:00'));
      return new Date((openingMs ?? 0) - 3 * 3_600_000).toISOString().slice(0, 16);
    };
    expect(opens()).toBe('2026-02-18T08:00');
    expect(opens('ash_wednesday_until_12')).toBe('2026-02-18T12:00');
    expect(opens('ash_wednesday_until_12', 'ash_wednesday_until_14')).toBe('2026-02-18T14:00');
    expect(opens('ash_wednesday_until_14', 'ash_wednesday')).toBe('2026-02-19T08:00');
  });

  test('what a day that opens later loses: mornings go, the night that begins on it stays', () => {
    const calendar = {
      ...shop,
      weekly: {
        2: [{ from: '20:00', to: '02:00' }],
        3: [
          { from: '08:00', to: '12:00' },
          { from: '13:00', to: '01:00' },
        ],
      },
      holidays: { national: false, optional: ['ash_wednesday_until_14'], custom: [] },
    };
    const hours = (from: string, to: string) => businessMsBetween(calendar, at(from), at(to)) / 3_600_000;
    // Tuesday's night is Tuesday's.
    expect(hours('2026-02-18T00:00', '2026-02-18T14:00')).toBe(2);
    expect(hours('2026-02-18T14:00', '2026-02-19T12:00')).toBe(11);
  });

  test('a 29 February of every year is kept in leap years', () => {
    const holidays = { national: false, optional: [], custom: [{ date: '02-29', name: 'Dia raro' }] };
    const calendar = { ...ALWAYS_OPEN('America/Sao_Paulo'), holidays };
    expect(isOpen(calendar, at('2028-02-29T12:00'))).toBe(false);
    expect(isOpen(calendar, at('2027-03-01T12:00'))).toBe(true);
  });
});

describe('clocks that change', () => {
  const allSunday = (timeZone: string) =>
    calendarOf({ timeZone, weekly: { 7: [{ from: '00:00', to: '06:00' }] } });

  test('New York: six hours on the wall are five when clocks go on and seven when they go back', () => {
    const calendar = allSunday('America/New_York');
    expect(businessMsBetween(calendar, utc('2025-03-08T12:00'), utc('2025-03-10T12:00'))).toBe(5 * HOUR_MS);
    expect(businessMsBetween(calendar, utc('2025-11-01T12:00'), utc('2025-11-03T12:00'))).toBe(7 * HOUR_MS);
  });

  test('Lord Howe: half an hour', () => {
    const calendar = allSunday('Australia/Lord_Howe');
    expect(businessMsBetween(calendar, utc('2025-10-04T00:00'), utc('2025-10-06T00:00'))).toBe(5.5 * HOUR_MS);
    expect(businessMsBetween(calendar, utc('2025-04-05T00:00'), utc('2025-04-07T00:00'))).toBe(6.5 * HOUR_MS);
  });

  test('São Paulo 2018: the day began at one, and so did what opens at midnight', () => {
    const calendar = allSunday('America/Sao_Paulo');
    expect(nextOpening(calendar, utc('2018-11-03T12:00'))).toBe(utc('2018-11-04T03:00'));
    expect(nextClosing(calendar, utc('2018-11-04T03:00'))).toBe(utc('2018-11-04T08:00'));
  });

  test('of a repeated hour an opening is the first, and a skipped opening moves on with the clock', () => {
    const opensAt = (timeZone: string, from: string) =>
      calendarOf({ timeZone, weekly: { 7: [{ from, to: '12:00' }] } });
    expect(nextOpening(opensAt('America/New_York', '01:30'), utc('2025-11-02T00:00'))).toBe(
      utc('2025-11-02T05:30'),
    );
    expect(nextOpening(opensAt('Europe/Lisbon', '01:30'), utc('2026-03-29T00:00'))).toBe(
      utc('2026-03-29T01:30'),
    );
  });
});

describe('what was counted before', () => {
  test('does not change the answer: and takes little room', () => {
    const used = shopHours('America/Sao_Paulo');
    businessMsBetween(used, utc('1990-01-01T00:00'), utc('2040-01-01T00:00'));
    // Half a century is 571 windows: only the last are kept.
    expect(compiledOf(used).windows.size).toBe(128);
    const fresh = shopHours('America/Sao_Paulo');
    for (const year of [1990, 2007, 2018, 2026, 2039]) {
      const [fromMs, toMs] = [utc(`${year}-01-01T00:00`), utc(`${year}-12-31T00:00`)];
      expect(businessMsBetween(used, fromMs, toMs)).toBe(businessMsBetween(fresh, fromMs, toMs));
    }
  });

  test('microseconds, NaN and infinity are refused, not searched for ever', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 1.7e15]) {
      expect(() => nextOpening(shop, wrong)).toThrow(RangeError);
      expect(() => businessMsBetween(shop, 0, wrong)).toThrow(RangeError);
    }
  });
});
