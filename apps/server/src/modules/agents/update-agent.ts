import { type Agent, AppError } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { loadDepartments, lockSetup, replaceDepartmentsOf } from '../departments/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { askToTend } from '../queues/index.ts';
import type { AgentRow } from './agent.types.ts';
import { agentEvent } from './agent-events.ts';
import type { AgentPorts } from './ports.ts';
import { presentAgent } from './present.ts';
import { decidePresence } from './rules/decide-presence.ts';
import { saveAgent } from './save-agent.ts';
import { listAgentRows, lockAgentRows } from './store.ts';

export type AgentInput = {
  capacity?: number | undefined;
  /** replaces what was */
  department_ids?: string[] | undefined;
  presence?: 'offline' | undefined;
};

/** What a supervisor changes of somebody. Offline holds until that person chooses otherwise. */
export async function updateAgent(
  ports: AgentPorts,
  organizationId: string,
  userId: string,
  input: AgentInput,
  actor: Actor,
): Promise<Agent> {
  const { clock, db } = ports.ctx;
  return db.tx(organizationId, async (tx) => {
    const at = new Date(clock.now());
    const departmentIds = input.department_ids;
    if (departmentIds) await lockSetup(tx, organizationId);
    await findAnswering(tx, organizationId, userId);
    const joined = departmentIds !== undefined && (await replace(tx, organizationId, userId, departmentIds));
    await lockAgentRows(tx, organizationId, [userId]);
    const before = await findAnswering(tx, organizationId, userId);
    const next: AgentRow = {
      ...before,
      ...(input.presence ? decidePresence(before, { kind: 'chosen', presence: input.presence }) : {}),
      capacity: input.capacity ?? before.capacity,
    };
    const after = await saveAgent(tx, organizationId, before, next, { at, seen: false });
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'agent.updated',
      subject: userId,
      detail: { ...input },
    });
    if (joined) await askToTend(tx, organizationId);
    if (joined || after.capacity !== before.capacity || after.presence !== before.presence) {
      await appendEvents(tx, [agentEvent(organizationId, after, at)]);
      tx.afterCommit(() => ports.announce(organizationId));
    }
    return presentAgent(after);
  });
}

async function findAnswering(tx: Tx, organizationId: string, userId: string): Promise<AgentRow> {
  const [agent] = await listAgentRows(tx, organizationId, [userId]);
  if (!agent?.may_answer) throw new AppError('NOT_FOUND');
  return agent;
}

async function replace(
  tx: Tx,
  organizationId: string,
  userId: string,
  departmentIds: readonly string[],
): Promise<boolean> {
  const living = new Set((await loadDepartments(tx, organizationId)).map((one) => one.id));
  const wrong = departmentIds.findIndex((id) => !living.has(id));
  if (wrong >= 0)
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: `department_ids.${wrong}`,
          message: 'There is no such department. See GET /v1/departments.',
          code: 'unknown_id',
        },
      ],
    });
  return replaceDepartmentsOf(tx, organizationId, userId, departmentIds);
}
