import type { SlaState, Wall } from '@balcao/protocol';

export type WallTotals = {
  waiting: number;
  oldestWaitingSince: string | null;
  inService: number;
  slaAlert: number;
  slaBreached: number;
  online: number;
  agents: number;
  resolvedToday: number;
};

/** The whole company in one line: the sum of its departments, the longest of their waits. */
export function totalsOf(wall: Wall): WallTotals {
  const sum = (figure: (one: Wall['departments'][number]) => number) =>
    wall.departments.reduce((total, one) => total + figure(one), 0);
  const oldest = wall.departments.flatMap((one) => one.oldest_waiting_since ?? []).sort();
  return {
    waiting: sum((one) => one.waiting),
    oldestWaitingSince: oldest[0] ?? null,
    inService: sum((one) => one.in_service),
    slaAlert: sum((one) => one.sla_alert),
    slaBreached: sum((one) => one.sla_breached),
    // An agent of two departments is one person.
    online: wall.agents.filter((agent) => agent.presence === 'online').length,
    agents: wall.agents.length,
    resolvedToday: sum((one) => one.resolved_today),
  };
}

const PRESENCE_ORDER = { online: 0, away: 1, offline: 2 } as const;

/** Who is here first; among equals who carries most, then by name, so that rows keep their places. */
export function sortAgents(agents: Wall['agents']): Wall['agents'] {
  return agents.toSorted(
    (a, b) =>
      PRESENCE_ORDER[a.presence] - PRESENCE_ORDER[b.presence] ||
      b.open - a.open ||
      a.name.localeCompare(b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}

export type Urgency = { kind: 'overdue' | 'due'; ms: number } | { kind: 'paused' };

/** How far a clock is over its target, or from it, at this moment. */
export function urgencyOf(sla: SlaState, nowMs: number): Urgency {
  if (sla.due_at === null) return { kind: 'paused' };
  const due = Date.parse(sla.due_at);
  return due <= nowMs ? { kind: 'overdue', ms: nowMs - due } : { kind: 'due', ms: due - nowMs };
}
