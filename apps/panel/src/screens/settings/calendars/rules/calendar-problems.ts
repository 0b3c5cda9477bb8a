import { type CalendarDraft, type Interval, WEEKDAYS } from './calendar-draft.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** `to` not after `from` reaches into the next day. */
function lengthOf({ from, to }: Interval): number {
  const length = minutesOf(to) - minutesOf(from);
  return length > 0 ? length : length + DAY;
}

/** Until when on the next day, or null when the interval ends within its own. */
export function spillsInto({ from, to }: Interval): string | null {
  return minutesOf(to) <= minutesOf(from) && to !== '00:00' ? to : null;
}

export type CalendarProblem =
  | { kind: 'name' }
  /** index of `exceptions` or `custom` */
  | { kind: 'exceptionDate' | 'customDate' | 'customName'; index: number }
  /** two intervals hold at the same time; on a day of the week or an exception */
  | { kind: 'overlap'; day: number }
  | { kind: 'exceptionOverlap'; index: number };

/** What the server would refuse, found before it is asked. */
export function findProblems(draft: CalendarDraft): CalendarProblem[] {
  const problems: CalendarProblem[] = draft.name.trim() === '' ? [{ kind: 'name' }] : [];
  for (const day of overlappingDays(draft)) problems.push({ kind: 'overlap', day });
  for (const [index, one] of draft.exceptions.entries()) {
    const isTwice = draft.exceptions.findIndex((other) => other.date === one.date) < index;
    if (one.date === '' || isTwice) problems.push({ kind: 'exceptionDate', index });
    if (overlaps(one.intervals.map((interval) => spanOf(interval, 0))))
      problems.push({ kind: 'exceptionOverlap', index });
  }
  for (const [index, one] of draft.custom.entries()) {
    if (one.date === '') problems.push({ kind: 'customDate', index });
    if (one.name.trim() === '') problems.push({ kind: 'customName', index });
  }
  return problems;
}

type Span = { start: number; end: number };

function spanOf(interval: Interval, dayStart: number): Span {
  const start = dayStart + minutesOf(interval.from);
  return { start, end: start + lengthOf(interval) };
}

/** Days in which something begins before something else has ended, Sunday night into Monday included. */
function overlappingDays(draft: CalendarDraft): number[] {
  const spans = WEEKDAYS.flatMap((day) =>
    draft.weekly[day].map((interval) => ({ day, ...spanOf(interval, (day - 1) * DAY) })),
  ).sort((a, b) => a.start - b.start);
  const first = spans[0];
  const round = first ? [...spans, { ...first, start: first.start + WEEK, end: first.end + WEEK }] : spans;
  const late = round.filter((span, index) => index > 0 && span.start < (round[index - 1]?.end ?? 0));
  return [...new Set(late.map((span) => span.day))];
}

function overlaps(spans: readonly Span[]): boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return sorted.some((span, index) => index > 0 && span.start < (sorted[index - 1]?.end ?? 0));
}
