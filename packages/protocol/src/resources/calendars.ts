import * as z from 'zod';
import { id, instant } from './common.ts';

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time like 08:00; 24:00 is the end of the day.');
const dateText = z.iso.date();

/** Local time. `to` not after `from` reaches past midnight; `00:00`–`24:00` is the whole day. */
export const interval = z.object({ from: timeOfDay, to: timeOfDay });
const intervals = z.array(interval).max(12);

/** `BusinessCalendar` of @balcao/calendar, with its id and name. Weekdays are ISO: 1 is Monday. */
export const calendarDefinition = z.object({
  time_zone: z.string().min(1).max(60),
  weekly: z.object({
    1: intervals.optional(),
    2: intervals.optional(),
    3: intervals.optional(),
    4: intervals.optional(),
    5: intervals.optional(),
    6: intervals.optional(),
    7: intervals.optional(),
  }),
  /** one date's own hours, stronger than holidays and the week; no intervals: closed */
  exceptions: z
    .array(z.object({ date: dateText, name: z.string().trim().max(80).optional(), intervals }))
    .max(400)
    .default([]),
  holidays: z
    .object({
      /** Brazil's national holidays, computed for every year */
      national: z.boolean().default(true),
      /** ids from GET /v1/calendars/holidays; of two of one date the longer closing counts */
      optional: z.array(z.string().max(40)).max(30).default([]),
      /** `MM-DD` every year, `YYYY-MM-DD` once */
      custom: z
        .array(
          z.object({
            date: z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'MM-DD for every year, or YYYY-MM-DD.'),
            name: z.string().trim().min(1).max(80),
          }),
        )
        .max(100)
        .default([]),
    })
    .default({ national: true, optional: [], custom: [] }),
});

export const calendar = calendarDefinition.extend({
  id,
  name: z.string(),
  /** what departments without a calendar of their own keep */
  is_default: z.boolean(),
  /** as of now */
  open: z.boolean(),
  /** null: never opens again */
  next_opening: instant.nullable(),
  /** in the organization's language: "Seg a Qui 8h às 18h · Sex 8h às 17h" */
  hours_text: z.string(),
});
export type Calendar = z.infer<typeof calendar>;

export const holiday = z.object({
  id: z.string(),
  date: dateText,
  /** in the caller's language */
  name: z.string(),
  /** optional days count only where a calendar names them */
  optional: z.boolean(),
});
export type Holiday = z.infer<typeof holiday>;
