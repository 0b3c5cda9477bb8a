import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALWAYS_OPEN,
  type BusinessCalendar,
  businessMsBetween,
  checkCalendar,
  isOpen,
  shopHours,
} from './index.ts';

const shop = shopHours('America/Sao_Paulo');
const fieldsOf = (part: Partial<BusinessCalendar>) =>
  checkCalendar({ ...shop, ...part }).map((one) => one.field);

test('the calendars that come with the product are right', () => {
  expect(checkCalendar(shop)).toEqual([]);
  expect(checkCalendar(ALWAYS_OPEN('UTC'))).toEqual([]);
});

describe('what is refused, and where', () => {
  test.each(['Mars/Olympus', '', '+03:00', '-03', 'Z'])('the zone %j', (timeZone) => {
    expect(fieldsOf({ timeZone })).toEqual(['timeZone']);
  });

  test('times that are none, and a beginning at the end of the day', () => {
    const weekly = {
      1: [
        { from: '8:00', to: '12:00' },
        { from: '13:00', to: '25:00' },
      ],
      2: [{ from: '24:00', to: '02:00' }],
    };
    expect(fieldsOf({ weekly })).toEqual(['weekly.1.0.from', 'weekly.1.1.to', 'weekly.2.0.from']);
  });

  test('intervals that overlap; those that touch do not', () => {
    const from8to12 = { from: '08:00', to: '12:00' };
    expect(fieldsOf({ weekly: { 2: [from8to12, { from: '11:59', to: '18:00' }] } })).toEqual(['weekly.2.1']);
    expect(fieldsOf({ weekly: { 2: [from8to12, { from: '12:00', to: '18:00' }] } })).toEqual([]);
    expect(fieldsOf({ weekly: { 2: [from8to12, from8to12] } })).toEqual(['weekly.2.1']);
  });

  test('a night that reaches into the next day’s hours, over the week’s end too', () => {
    const night = { from: '20:00', to: '09:00' };
    expect(fieldsOf({ weekly: { 5: [night], 6: [{ from: '08:00', to: '12:00' }] } })).toEqual(['weekly.6.0']);
    expect(fieldsOf({ weekly: { 7: [night], 1: [{ from: '08:00', to: '12:00' }] } })).toEqual(['weekly.1.0']);
    expect(fieldsOf({ weekly: { 7: [night], 1: [{ from: '09:00', to: '12:00' }] } })).toEqual([]);
  });

  test('an exception’s own intervals, those of the next date, dates that do not exist or come twice', () => {
    const exceptions = [
      { date: '2026-12-31', intervals: [{ from: '20:00', to: '04:00' }] },
      { date: '2027-01-01', intervals: [{ from: '03:00', to: '05:00' }] },
      { date: '2026-02-29', intervals: [] },
      { date: '2027-01-01', intervals: [] },
    ];
    expect(fieldsOf({ exceptions })).toEqual([
      'exceptions.1.intervals.0',
      'exceptions.2.date',
      'exceptions.3.date',
    ]);
  });

  test('optional days nobody knows, own days that do not exist', () => {
    const custom = ['02-29', '02-30', '2027-02-29', '13-01', '2028-02-29'].map((date) => ({
      date,
      name: 'x',
    }));
    expect(
      fieldsOf({ holidays: { national: true, optional: ['carnival_monday', 'festa'], custom } }),
    ).toEqual([
      'holidays.optional.1',
      'holidays.custom.1.date',
      'holidays.custom.2.date',
      'holidays.custom.3.date',
    ]);
  });
});

const text = fc.oneof(
  fc.constantFrom('08:00', '24:00', '00:00', '2026-02-28', '02-29', 'UTC'),
  fc.string({ maxLength: 12 }),
);
const intervals = fc.array(fc.record({ from: text, to: text }), { maxLength: 3 });

test('any texts give problems, never an error; without problems the calendar can be used', () => {
  fc.assert(
    fc.property(
      fc.record({
        timeZone: text,
        weekly: fc.record({ 1: intervals, 7: intervals }, { requiredKeys: [] }),
        exceptions: fc.array(fc.record({ date: text, intervals }), { maxLength: 3 }),
        holidays: fc.record({
          national: fc.boolean(),
          optional: fc.array(text, { maxLength: 2 }),
          custom: fc.array(fc.record({ date: text, name: text }), { maxLength: 2 }),
        }),
      }),
      (calendar) => {
        if (checkCalendar(calendar).length === 0) isOpen(calendar, Date.parse('2026-02-28T12:00Z'));
      },
    ),
    { numRuns: 500 },
  );
});

test('a week passes exactly if its intervals, counted one by one, are as long as the time it is open', () => {
  const minutes = fc.integer({ min: 0, max: 1_439 });
  const hhmm = (value: number) => new Date(value * 60_000).toISOString().slice(11, 16);
  const some = fc.array(fc.record({ from: minutes.map(hhmm), to: minutes.map(hhmm) }), { maxLength: 2 });
  const length = ({ from, to }: { from: string; to: string }) => {
    const [start, end] = [from, to].map((time) => Date.parse(`1970-01-01T${time}Z`)) as [number, number];
    return end > start ? end - start : end - start + 86_400_000;
  };
  fc.assert(
    fc.property(fc.record({ 1: some, 2: some, 4: some, 6: some, 7: some }), (weekly) => {
      const calendar = { ...ALWAYS_OPEN('UTC'), weekly };
      const oneByOne = Object.values(weekly)
        .flat()
        .reduce((sum, interval) => sum + length(interval), 0);
      // Any week of the middle of the year: it begins and ends alike.
      const fromMs = Date.parse('2026-06-01T00:00Z');
      const openMs = businessMsBetween(calendar, fromMs, fromMs + 7 * 86_400_000);
      expect(checkCalendar(calendar).length === 0).toBe(openMs === oneByOne);
    }),
    { numRuns: 500 },
  );
});
