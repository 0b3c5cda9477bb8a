import type { Db, Tx } from '../../platform/db/index.ts';
import { countOpenByAgent, listRoutingAgents } from '../agents/index.ts';
import { listQueue, type QueueEntry, type RoutingAgent } from '../queues/index.ts';
import { type FloorDepartment, listFloorDepartments } from './store.ts';

/** Everything routing looks at, read at one moment. */
export type Floor = {
  /** in the order they will be served */
  waiting: QueueEntry[];
  agents: RoutingAgent[];
  departments: ReadonlyMap<string, FloorDepartment>;
};

export function loadFloor(db: Db, organizationId: string): Promise<Floor> {
  return db.tx(organizationId, (tx) => readFloor(tx, organizationId), { readOnly: true });
}

export async function readFloor(tx: Tx, organizationId: string): Promise<Floor> {
  const waiting = await listQueue(tx, organizationId);
  // Mostly nobody waits, and then nobody else matters.
  if (waiting.length === 0) return { waiting, agents: [], departments: new Map() };
  const open = await countOpenByAgent(tx, organizationId);
  const agents = await listRoutingAgents(tx, organizationId);
  const departments = await listFloorDepartments(tx, organizationId);
  return {
    waiting,
    agents: agents.map((agent) => ({
      userId: agent.userId,
      presence: agent.presence,
      capacity: agent.capacity,
      idleSinceMs: agent.idleSince.getTime(),
      departmentIds: agent.departmentIds,
      open: open.get(agent.userId) ?? 0,
    })),
    departments: new Map(departments.map((one) => [one.id, one])),
  };
}
