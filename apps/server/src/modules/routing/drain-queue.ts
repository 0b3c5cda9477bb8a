import { assignFromQueue } from '../conversations/index.ts';
import { chooseAssignment } from '../queues/index.ts';
import { type Floor, loadFloor } from './load-floor.ts';
import type { RoutingPorts } from './routing-ports.ts';
import { noteLastServed } from './store.ts';

const MOST_LOOKS = 50;

/**
 * Gives out everything that can be given out now, one conversation at a time, each checked again under its locks.
 * Returns what is left.
 */
export async function drainQueue(ports: RoutingPorts, organizationId: string): Promise<Floor> {
  const { db } = ports.conversations;
  let floor = await loadFloor(db, organizationId);
  for (let look = 0; look < MOST_LOOKS; look++) {
    const isOutdated = await giveOut(ports, organizationId, floor);
    if (!isOutdated) return floor;
    floor = await loadFloor(db, organizationId);
  }
  return floor;
}

/** Serves from what was read until nobody more can be served (false) or the world moved on (true: read again). */
async function giveOut(ports: RoutingPorts, organizationId: string, floor: Floor): Promise<boolean> {
  for (;;) {
    const next = chooseAssignment(floor.waiting, floor.agents, floor.departments);
    if (!next) return false;
    const { waiting, agent } = next;
    if (!(await assignFromQueue(ports.conversations, organizationId, waiting, agent.userId))) return true;
    floor.waiting.splice(
      floor.waiting.findIndex((one) => one.conversationId === waiting.conversationId),
      1,
    );
    agent.open += 1;
    agent.idleSinceMs = ports.conversations.now();
    const department =
      waiting.departmentId === null ? undefined : floor.departments.get(waiting.departmentId);
    if (department?.routing === 'round_robin') {
      department.lastAgentId = agent.userId;
      await ports.conversations.db.tx(organizationId, (tx) =>
        noteLastServed(tx, organizationId, department.id, agent.userId),
      );
    }
  }
}
