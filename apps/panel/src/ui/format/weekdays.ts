/** `short`: seg, ter; `long`: segunda-feira. Monday first, as ISO counts. */
export function weekdayNames(locale: string): { short: string; long: string }[] {
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => {
    const day = Date.UTC(2024, 0, 1 + index); // a Monday
    return { short: short.format(day).replace('.', ''), long: long.format(day) };
  });
}
