import * as fc from 'fast-check';
import { OPTIONAL_HOLIDAYS } from '../brazilian-holidays.ts';
import type { BusinessCalendar, Interval } from '../calendar.types.ts';

/**
 * Zones and the moments around which something happens in them: clocks going on and back, by an hour, by half an hour,
 * at midnight, by a whole day, and never.
 */
const PLACES = [
  {
    timeZone: 'America/Sao_Paulo',
    around: ['2018-11-04', '2018-02-17', '2026-04-03', '2024-11-20', '2026-02-18'],
  },
  { timeZone: 'America/New_York', around: ['2025-03-09', '2025-11-02'] },
  { timeZone: 'Europe/Lisbon', around: ['2026-03-29', '2026-10-25'] },
  { timeZone: 'Australia/Lord_Howe', around: ['2025-04-06', '2025-10-05'] },
  { timeZone: 'Pacific/Apia', around: ['2011-12-30'] },
  { timeZone: 'Asia/Kolkata', around: ['2027-12-31'] },
] as const;

const clock = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`);
const arbitraryInterval: fc.Arbitrary<Interval> = fc.record({
  from: clock,
  to: fc.oneof({ weight: 6, arbitrary: clock }, { weight: 1, arbitrary: fc.constant('24:00') }),
});
// Overlaps on purpose: the engine takes their union, whatever checkCalendar says.
const intervals = fc.array(arbitraryInterval, { maxLength: 3 });

/** A calendar and a moment near one of its zone's odd days; exceptions and holidays lie near it too. */
export const arbitraryCase: fc.Arbitrary<{ calendar: BusinessCalendar; nearMs: number }> = fc
  .constantFrom(...PLACES.flatMap(({ timeZone, around }) => around.map((date) => ({ timeZone, date }))))
  .chain(({ timeZone, date }) => {
    const near = Date.parse(`${date}T00:00Z`);
    const dateNear = fc.integer({ min: -4, max: 4 }).map((days) => dateText(near + days * 86_400_000));
    return fc.record({
      calendar: fc.record({
        timeZone: fc.constant(timeZone),
        weekly: fc.record(
          {
            1: intervals,
            2: intervals,
            3: intervals,
            4: intervals,
            5: intervals,
            6: intervals,
            7: intervals,
          },
          { requiredKeys: [] },
        ),
        exceptions: fc.uniqueArray(fc.record({ date: dateNear, intervals }), {
          maxLength: 2,
          selector: (one) => one.date,
        }),
        holidays: fc.record({
          national: fc.boolean(),
          optional: fc.subarray([...OPTIONAL_HOLIDAYS]),
          custom: fc.array(
            fc.record({
              date: fc.tuple(dateNear, fc.boolean()).map(([text, yearly]) => (yearly ? text.slice(5) : text)),
              name: fc.constant('Aniversário da cidade'),
            }),
            { maxLength: 2 },
          ),
        }),
      }),
      nearMs: fc.integer({ min: -4 * 1440, max: 4 * 1440 }).map((minutes) => near + minutes * 60_000),
    });
  });

function dateText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
