/** How long a call took: `84 ms`, `2,3 s`, `30 s`; nothing for one that was not made. */
export function formatDuration(ms: number, locale: string): string {
  if (ms <= 0) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000)} s`;
}
