import * as z from 'zod';
import { type JobHandler, JobRefused, type NewJob } from '../../platform/jobs/index.ts';
import { askToTend } from '../queues/index.ts';
import type { DepartmentPorts } from './ports.ts';
import { loadDepartments } from './store/departments.ts';

const DRAIN_JOB = 'department.drain';
/** Bots know departments from a profile that is up to a second old, and a turn may be under way. */
const LATECOMERS_MS = 5_000;

const payloadSchema = z.object({
  organizationId: z.uuid(),
  fromId: z.uuid(),
  /** null: to whoever is free */
  toId: z.uuid().nullable(),
});
type Drain = z.infer<typeof payloadSchema>;

/** Takes what is open out of an archived department, a batch per transaction. */
export async function drainDepartment(ports: DepartmentPorts, drain: Drain): Promise<void> {
  const { organizationId, fromId } = drain;
  const { db } = ports.ctx;
  const toId = await db.tx(organizationId, async (tx) => {
    const departments = await loadDepartments(tx, organizationId);
    // Archived itself meanwhile.
    return departments.some((one) => one.id === drain.toId) ? drain.toId : null;
  });
  let total = 0;
  for (let moved = -1; moved !== 0; total += moved)
    moved = await db.tx(organizationId, async (tx) => {
      const count = await ports.moveConversations(tx, organizationId, fromId, toId);
      if (count > 0) tx.afterCommit(() => ports.announce(organizationId));
      return count;
    });
  if (total > 0) await db.tx(organizationId, (tx) => askToTend(tx, organizationId));
}

export function drainJob(drain: Drain, nowMs: number): NewJob {
  return {
    lane: 'desk',
    kind: DRAIN_JOB,
    organizationId: drain.organizationId,
    payload: drain,
    runAt: new Date(nowMs + LATECOMERS_MS),
  };
}

export function createDepartmentJobHandlers(ports: DepartmentPorts): Record<string, JobHandler> {
  return {
    async [DRAIN_JOB](job) {
      const payload = payloadSchema.safeParse(job.payload);
      if (!payload.success) throw new JobRefused('The payload names no department.');
      await drainDepartment(ports, payload.data);
    },
  };
}
