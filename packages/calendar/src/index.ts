export { addBusinessMs } from './add-business-ms.ts';
export { brazilianHolidays, type Holiday, OPTIONAL_HOLIDAYS } from './brazilian-holidays.ts';
export { businessMsBetween } from './business-ms-between.ts';
export type {
  BusinessCalendar,
  CalendarException,
  CustomHoliday,
  DateText,
  Interval,
  TimeOfDay,
  Weekday,
} from './calendar.types.ts';
export { type CalendarProblem, checkCalendar } from './check-calendar.ts';
export { describeHours } from './describe-hours.ts';
export { describeOpening } from './describe-opening.ts';
export { isOpen } from './is-open.ts';
export { nextClosing } from './next-closing.ts';
export { nextOpening } from './next-opening.ts';
export { ALWAYS_OPEN, shopHours } from './presets.ts';
export type { CalendarLocale } from './wording.ts';
