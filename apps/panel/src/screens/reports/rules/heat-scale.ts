/** 0 is nothing at all; 5 is the busiest. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5;
const LEVELS = [1, 2, 3, 4, 5] as const;

/** Five equal steps up to the busiest hour; one message is never drawn as none. */
export function heatLevelOf(value: number, most: number): HeatLevel {
  if (value <= 0 || most <= 0) return 0;
  const step = Math.min(LEVELS.length, Math.ceil((value / most) * LEVELS.length));
  return LEVELS[step - 1] ?? 1;
}

export function mostOf(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, row) => Math.max(most, ...row), 0);
}

/** From what each step begins, for the legend: `[1, 9, 17, …]`. */
export function heatStepsOf(most: number): number[] {
  const starts = LEVELS.map((level) => Math.floor(((level - 1) / LEVELS.length) * most) + 1);
  return [...new Set(starts)].filter((start) => start <= most);
}

/** The busiest hour, to say it in words; null: nothing came. */
export function busiestOf(
  rows: readonly (readonly number[])[],
): { day: number; hour: number; value: number } | null {
  const most = mostOf(rows);
  if (most === 0) return null;
  const day = rows.findIndex((row) => row.includes(most));
  return { day, hour: rows[day]?.indexOf(most) ?? 0, value: most };
}
