import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { instantOfWall, offsetsBetween, wallOfInstant } from './zone-offsets.ts';

const DAY_MS = 86_400_000;
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
/** 1970 to 2037 */
const moment = fc.integer({ min: 0, max: 2_145_916_800 }).map((seconds) => seconds * 1_000);

/** Half of the time a few hours around a change of the zone's clocks, else anywhere. */
const wallIn = (timeZone: string) =>
  fc.tuple(moment, fc.integer({ min: -300, max: 300 }), fc.boolean()).map(([atMs, minutes, atChange]) => {
    const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
    const next = (atChange && at.getTimeZoneTransition('next')) || at;
    const wall = next.toPlainDateTime().add({ minutes }).with({ second: 0, millisecond: 0 });
    return Date.parse(`${wall.toString({ smallestUnit: 'minute' })}Z`);
  });

test('in any zone, a wall’s reading is the instant Temporal’s rule “compatible” makes of it', () => {
  fc.assert(
    fc.property(
      zone.chain((timeZone) => fc.tuple(fc.constant(timeZone), wallIn(timeZone))),
      ([timeZone, wallMs]) => {
        const offsets = offsetsBetween(timeZone, wallMs - 4 * DAY_MS, wallMs + 40 * DAY_MS);
        const wall = Temporal.PlainDateTime.from(new Date(wallMs).toISOString().slice(0, 19));
        expect(instantOfWall(offsets, wallMs)).toBe(
          wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds,
        );
      },
    ),
    { numRuns: 1_500 },
  );
});

test('in any zone, the wall shows what Temporal shows', () => {
  fc.assert(
    fc.property(zone, moment, (timeZone, atMs) => {
      const wall = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
      expect(new Date(wallOfInstant(timeZone, atMs)).toISOString().slice(0, 19)).toBe(
        wall.toPlainDateTime().toString({ smallestUnit: 'second' }),
      );
    }),
  );
});
