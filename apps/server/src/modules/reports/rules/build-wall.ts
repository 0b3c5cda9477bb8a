import type { Wall } from '@balcao/protocol';
import { estimateMinutes, type RoutingAgent, serving } from '../../queues/index.ts';
import type { WallAgent, WallQueue, WallResolved, WallRisk, WallShare } from '../store/wall.ts';

/** What is read of one moment. */
export type WallFacts = {
  now: Date;
  /** living ones, in their order */
  departments: readonly { id: string; name: string }[];
  noDepartment: string;
  agents: readonly WallAgent[];
  queues: readonly WallQueue[];
  shares: readonly WallShare[];
  resolved: readonly WallResolved[];
  atRisk: readonly WallRisk[];
  /** median service time of a department; null: not measured yet */
  serviceTimes: ReadonlyMap<string | null, number | null>;
  isOpen(departmentId: string | null): boolean;
};

type DepartmentLine = Wall['departments'][number];

/** The supervisor's numbers: who waits, who serves, what is late. */
export function buildWall(facts: WallFacts): Wall {
  const departments = facts.departments.map(({ id, name }) => departmentLine(facts, id, name));
  const without = departmentLine(facts, null, facts.noDepartment);
  if (without.waiting + without.in_service > 0) departments.push(without);
  return {
    at: facts.now.toISOString(),
    departments,
    agents: facts.agents.map((agent) => agentLine(facts, agent)),
    at_risk: facts.atRisk.map((one) => riskLine(facts, one)),
  };
}

function departmentLine(facts: WallFacts, id: string | null, name: string): DepartmentLine {
  const queue = facts.queues.find((one) => one.department_id === id);
  const shares = facts.shares.filter((one) => one.department_id === id);
  const online = serving(id, facts.agents.map(routingAgent)).filter((agent) => agent.presence === 'online');
  const waiting = queue?.waiting ?? 0;
  return {
    id,
    name,
    open_now: facts.isOpen(id),
    waiting,
    oldest_waiting_since: queue?.oldest.toISOString() ?? null,
    estimated_wait_minutes: estimateMinutes({
      position: waiting + 1,
      slots: online.reduce((sum, agent) => sum + agent.capacity, 0),
      serviceMs: facts.serviceTimes.get(id) ?? null,
    }),
    in_service: sum(shares, (one) => (one.agent_id === null ? 0 : one.open)),
    sla_alert: sum(shares, (one) => one.alert),
    sla_breached: sum(shares, (one) => one.breached),
    agents_online: online.length,
    resolved_today: sum(facts.resolved, (one) => (one.department_id === id ? one.resolved : 0)),
  };
}

function agentLine(facts: WallFacts, agent: WallAgent): Wall['agents'][number] {
  const shares = facts.shares.filter((one) => one.agent_id === agent.id);
  return {
    id: agent.id,
    name: agent.name,
    presence: agent.presence,
    presence_at: agent.presence_at.toISOString(),
    capacity: agent.capacity,
    open: sum(shares, (one) => one.open),
    unanswered: sum(shares, (one) => one.unanswered),
    sla_breached: sum(shares, (one) => one.breached),
    resolved_today: sum(facts.resolved, (one) => (one.agent_id === agent.id ? one.resolved : 0)),
    department_ids: agent.department_ids,
  };
}

function riskLine(facts: WallFacts, risk: WallRisk): Wall['at_risk'][number] {
  const agent = facts.agents.find((one) => one.id === risk.agent_id);
  return {
    conversation_id: risk.conversation_id,
    contact_name: risk.contact_name,
    department: facts.departments.find((one) => one.id === risk.department_id)?.name ?? null,
    assignee: agent ? { id: agent.id, name: agent.name } : null,
    sla: risk.sla,
  };
}

function routingAgent(agent: WallAgent): RoutingAgent {
  return {
    userId: agent.id,
    presence: agent.presence,
    capacity: agent.capacity,
    idleSinceMs: agent.idle_since.getTime(),
    departmentIds: agent.department_ids,
    open: 0,
  };
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
