import { compareWaiting } from './compare-waiting.ts';
import type { RoutingAgent, RoutingDepartment, Waiting } from './queue.types.ts';

export type Assignment = { waiting: Waiting; agent: RoutingAgent };

const ANYBODY: Omit<RoutingDepartment, 'id'> = { routing: 'longest_idle', sticky: true, lastAgentId: null };

/**
 * Who is served next and by whom; null: nobody can be served now. The first in order whom somebody can serve, so a
 * newer customer of the same priority and department never comes before an older one.
 */
export function chooseAssignment(
  waiting: readonly Waiting[],
  agents: readonly RoutingAgent[],
  departments: ReadonlyMap<string, RoutingDepartment>,
): Assignment | null {
  const free = agents.filter((agent) => agent.presence === 'online' && agent.open < agent.capacity);
  if (free.length === 0) return null;
  const none = new Set<string | null>();
  for (const one of [...waiting].sort(compareWaiting)) {
    if (none.has(one.departmentId)) continue;
    const department = one.departmentId === null ? ANYBODY : departments.get(one.departmentId);
    const agent =
      department === undefined || department.routing === 'manual'
        ? null
        : chooseAgent(one, department, serving(one.departmentId, free, agents));
    if (agent) return { waiting: one, agent };
    none.add(one.departmentId);
  }
  return null;
}

/** A department that nobody is a member of is everybody's. `among` of all `agents`. */
export function serving(
  departmentId: string | null,
  among: readonly RoutingAgent[],
  agents: readonly RoutingAgent[] = among,
): readonly RoutingAgent[] {
  if (departmentId === null || !agents.some((agent) => agent.departmentIds.includes(departmentId)))
    return among;
  return among.filter((agent) => agent.departmentIds.includes(departmentId));
}

function chooseAgent(
  waiting: Waiting,
  department: Omit<RoutingDepartment, 'id'>,
  free: readonly RoutingAgent[],
): RoutingAgent | null {
  if (department.sticky && waiting.preferredAgentId !== null) {
    const known = free.find((agent) => agent.userId === waiting.preferredAgentId);
    if (known) return known;
  }
  switch (department.routing) {
    case 'longest_idle':
      return first(free, byIdle);
    case 'least_loaded':
      return first(free, (a, b) => a.open - b.open || byIdle(a, b));
    case 'round_robin': {
      const inTurn = [...free].sort(byId);
      const { lastAgentId } = department;
      return inTurn.find((agent) => lastAgentId === null || agent.userId > lastAgentId) ?? inTurn[0] ?? null;
    }
    case 'manual':
      return null;
    default:
      return department.routing satisfies never;
  }
}

const byId = (a: RoutingAgent, b: RoutingAgent) => (a.userId < b.userId ? -1 : 1);
const byIdle = (a: RoutingAgent, b: RoutingAgent) => a.idleSinceMs - b.idleSinceMs || byId(a, b);

function first(
  agents: readonly RoutingAgent[],
  compare: (a: RoutingAgent, b: RoutingAgent) => number,
): RoutingAgent | null {
  return [...agents].sort(compare)[0] ?? null;
}
