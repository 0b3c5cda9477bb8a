import type { SlaClock, SlaClockName } from '@balcao/protocol';

/** What was told before: a row of `sla_breaches`. */
export type Told = { clock: SlaClockName; level: 'alert' | 'breach'; startedAt: string };

export type Notice = Told & {
  dueAt: string;
  /** it was answered, late, before anybody looked */
  isOver: boolean;
  /** the first of its clock and level in this conversation */
  isFirst: boolean;
};

/**
 * What is to be told and was not. `sinceMs`: the moment this look was asked for. What ended before that was judged
 * by an earlier look, under the policy of its time, and is not judged again by today's.
 */
export function decideNotices(clocks: readonly SlaClock[], told: readonly Told[], sinceMs: number): Notice[] {
  const known: Told[] = [...told];
  const notices: Notice[] = [];
  for (const { clock, state, started_at: startedAt, due_at: dueAt, ended_at: endedAt } of clocks) {
    if (state !== 'alert' && state !== 'breached') continue;
    if (dueAt === null || (endedAt !== null && Date.parse(endedAt) < sinceMs)) continue;
    const level = state === 'alert' ? 'alert' : 'breach';
    const same = known.filter((one) => one.clock === clock && one.level === level);
    // A breach says all that an alert would, also where the promise was loosened after it.
    if (known.some((one) => isOf(one, clock, startedAt) && (one.level === level || one.level === 'breach')))
      continue;
    const notice = {
      clock,
      level,
      startedAt,
      dueAt,
      isOver: endedAt !== null,
      isFirst: same.length === 0,
    } as const;
    known.push(notice);
    notices.push(notice);
  }
  return notices;
}

function isOf(told: Told, clock: SlaClockName, startedAt: string): boolean {
  return told.clock === clock && told.startedAt === startedAt;
}
