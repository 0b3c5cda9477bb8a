import { AppError } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { askToTend } from '../queues/index.ts';
import type { DepartmentRow } from './department.types.ts';
import { drainDepartment, drainJob } from './drain-department.ts';
import type { DepartmentPorts } from './ports.ts';
import {
  archiveDepartment,
  departmentIsInUse,
  loadDepartments,
  lockSetup,
  moveCannedReplies,
} from './store/departments.ts';
import { replaceMembers } from './store/members.ts';

/**
 * Archives: past conversations keep their department, new ones no longer find it. What is open moves after the archive
 * is committed, so that nothing can come in behind; a job goes over it once more.
 */
export async function deleteDepartment(
  ports: DepartmentPorts,
  organizationId: string,
  id: string,
  moveTo: string | null,
  actor: Actor,
): Promise<void> {
  const { clock, db } = ports.ctx;
  await db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const department = await checkArchivable(tx, organizationId, id, moveTo);
    const members = await replaceMembers(tx, organizationId, id, []);
    const events = await ports.agentEvents(tx, organizationId, members);
    await archiveDepartment(tx, organizationId, id, new Date(clock.now()));
    await moveCannedReplies(tx, organizationId, id, moveTo);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'department.archived',
      subject: id,
      detail: { name: department.name, slug: department.slug, move_to: moveTo },
    });
    await enqueueJobs(tx, [drainJob({ organizationId, fromId: id, toId: moveTo }, clock.now())]);
    await askToTend(tx, organizationId);
    await appendEvents(tx, events);
    tx.afterCommit(() => ports.announce(organizationId));
  });
  await drainDepartment(ports, { organizationId, fromId: id, toId: moveTo });
}

async function checkArchivable(
  tx: Tx,
  organizationId: string,
  id: string,
  moveTo: string | null,
): Promise<DepartmentRow> {
  const departments = await loadDepartments(tx, organizationId);
  const department = departments.find((one) => one.id === id);
  if (!department) throw new AppError('NOT_FOUND');
  if (moveTo !== null && (moveTo === id || !departments.some((one) => one.id === moveTo)))
    throw new AppError('INVALID_INPUT', {
      details: [
        { field: 'move_to', message: 'Another department, by GET /v1/departments.', code: 'unknown_id' },
      ],
    });
  if (moveTo === null && (await departmentIsInUse(tx, organizationId, id)))
    throw new AppError('DEPARTMENT_IN_USE');
  return department;
}
