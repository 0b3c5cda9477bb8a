const END_OF_DAY = 24 * 60;

/**
 * What people type for a time of the day, as `HH:MM`; null: no time at all. `24:00` is the end of the day.
 *
 * @example parseClockTime('8') // '08:00'
 * @example parseClockTime('8h30') // '08:30'
 * @example parseClockTime('1830') // '18:30'
 */
export function parseClockTime(text: string): string | null {
  const parts = /^\s*(\d{1,2})\s*(?:[:h.]\s*(\d{1,2})?)?\s*(?:h|min)?\s*$/i.exec(text);
  const solid = /^\s*(\d{1,2})(\d{2})\s*$/.exec(text);
  const found = parts ?? solid;
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? '0');
  return Number(found[2] ?? '0') < 60 && minutes <= END_OF_DAY ? textOf(minutes) : null;
}

/** Some minutes later or earlier, round the clock. */
export function moveClockTime(time: string, byMinutes: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return textOf((minutes + byMinutes + END_OF_DAY) % END_OF_DAY);
}

function textOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
