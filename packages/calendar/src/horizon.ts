import { DAY_MS } from './dates.ts';

/** How far openings and closings are looked for: a year, and a holiday on its last day. */
export const SEARCH_MS = 370 * DAY_MS;

/** How far business time is added: a promise due later than in five years is none. */
export const ADDING_MS = 1_830 * DAY_MS;
