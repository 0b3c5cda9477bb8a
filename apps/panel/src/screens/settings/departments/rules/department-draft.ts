import type { Department, Routing } from '@balcao/protocol';

export const CLOCKS = ['first_response', 'next_response', 'resolution'] as const;
export type Clock = (typeof CLOCKS)[number];
export const ROUTINGS = [
  'longest_idle',
  'least_loaded',
  'round_robin',
  'manual',
] as const satisfies readonly Routing[];

/** What a switch turns on when nothing was set before. */
export const FIRST_TARGETS = {
  first_response: { minutes: 15, alert_minutes: 10 },
  next_response: { minutes: 15, alert_minutes: 10 },
  resolution: { minutes: 480, alert_minutes: 420 },
} as const satisfies Record<Clock, TargetDraft>;

export type TargetDraft = { minutes: number | null; alert_minutes: number | null };
export type DepartmentDraft = Omit<Department, 'id' | 'slug' | 'position' | 'sla'> & {
  sla: Omit<Department['sla'], Clock> & Record<Clock, TargetDraft | null>;
};

export function toDraft(department: Department): DepartmentDraft {
  const { id: _id, slug: _slug, position: _position, ...rest } = department;
  return rest;
}

export type DepartmentProblem = 'name' | `${Clock}.minutes` | `${Clock}.alert`;

/** What the server would refuse, found before it is asked. */
export function problemsOf(draft: DepartmentDraft): DepartmentProblem[] {
  const problems: DepartmentProblem[] = draft.name.trim() === '' ? ['name'] : [];
  for (const clock of CLOCKS) {
    const target = draft.sla[clock];
    if (target === null) continue;
    if (target.minutes === null) problems.push(`${clock}.minutes`);
    else if (target.alert_minutes !== null && target.alert_minutes >= target.minutes)
      problems.push(`${clock}.alert`);
  }
  return problems;
}

/** Only what was changed, so that two people editing different things do not undo each other. */
export function changesOf(before: DepartmentDraft, draft: DepartmentDraft): Partial<DepartmentDraft> {
  const keys = Object.keys(draft) as (keyof DepartmentDraft)[]; // a draft has exactly its own keys
  return Object.fromEntries(
    keys.filter((key) => !isSame(before[key], draft[key])).map((key) => [key, draft[key]]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  // Members are a set.
  const flat = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value);
  return flat(a) === flat(b);
}

/** The departments whose place changes when one moves up or down. */
export function movesOf(
  departments: readonly Pick<Department, 'id' | 'position'>[],
  id: string,
  by: -1 | 1,
): { id: string; position: number }[] {
  const from = departments.findIndex((one) => one.id === id);
  const to = from + by;
  const moved = departments[from];
  if (moved === undefined || to < 0 || to >= departments.length) return [];
  const order = departments.toSpliced(from, 1).toSpliced(to, 0, moved);
  return order.flatMap((one, position) => (one.position === position ? [] : [{ id: one.id, position }]));
}
