export type PeriodName = 'today' | 'day' | 'week';
export type Period = { from: string; to: string };

const HOUR = 60 * 60 * 1000;

/** Whole hours, so that reading again does not ask for another period each time. */
export function periodOf(name: PeriodName, nowMs: number): Period {
  const to = Math.ceil(nowMs / HOUR) * HOUR;
  const iso = (ms: number) => new Date(ms).toISOString();
  switch (name) {
    case 'today': {
      const midnight = new Date(nowMs);
      midnight.setHours(0, 0, 0, 0);
      return { from: iso(midnight.getTime()), to: iso(to) };
    }
    case 'day':
      return { from: iso(to - 24 * HOUR), to: iso(to) };
    case 'week':
      return { from: iso(to - 7 * 24 * HOUR), to: iso(to) };
    default:
      return name satisfies never;
  }
}
