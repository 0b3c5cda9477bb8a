const DAY_MS = 86_400_000;

/** Every date from the first to the last, both included: `2026-01-31`, `2026-02-01`, … */
export function listDays(first: string, last: string): string[] {
  const days: string[] = [];
  const endMs = Date.parse(last);
  // Dates without a zone: each has 24 hours.
  for (let ms = Date.parse(first); ms <= endMs; ms += DAY_MS)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
}
