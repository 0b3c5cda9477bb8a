export { askForRecheck } from './ask-for-recheck.ts';
export { type Calendars, calendarOf, createCalendars, type OrganizationCalendars } from './load-calendars.ts';
