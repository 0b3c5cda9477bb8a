import { AppError, type Department } from '@balcao/protocol';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { askToTend } from '../queues/index.ts';
import { checkReferences } from './check-references.ts';
import { cleanName } from './clean-name.ts';
import type { DepartmentInput } from './department.types.ts';
import { orNameTaken } from './or-name-taken.ts';
import type { DepartmentPorts } from './ports.ts';
import { presentDepartment } from './present.ts';
import { checkSla } from './rules/sla-policy.ts';
import { loadDepartments, lockSetup, saveDepartment } from './store/departments.ts';
import { replaceMembers } from './store/members.ts';
import { saveSlaPolicy } from './store/sla-policies.ts';

/** What is absent stays. Queues are looked at again, and promises too when hours or policy changed. */
export async function updateDepartment(
  ports: DepartmentPorts,
  organizationId: string,
  id: string,
  input: DepartmentInput,
  actor: Actor,
): Promise<Department> {
  const { clock, db } = ports.ctx;
  if (input.sla) checkSla(input.sla);
  return orNameTaken(() =>
    db.tx(organizationId, async (tx) => {
      await lockSetup(tx, organizationId);
      const before = (await loadDepartments(tx, organizationId)).find((one) => one.id === id);
      if (!before) throw new AppError('NOT_FOUND');
      await checkReferences(tx, organizationId, input);
      const department = changed(presentDepartment(before), input);
      const members = input.member_ids
        ? await replaceMembers(tx, organizationId, id, department.member_ids)
        : [];
      // Agents before departments: routing takes them in this order too.
      const events = await ports.agentEvents(tx, organizationId, members);
      await saveDepartment(tx, organizationId, department, new Date(clock.now()));
      if (input.sla) await saveSlaPolicy(tx, organizationId, id, input.sla);
      await recordAudit(tx, clock, organizationId, {
        actor,
        action: 'department.updated',
        subject: id,
        detail: { name: department.name, changed: Object.keys(input) },
      });
      await askToTend(tx, organizationId);
      if (input.sla || department.calendar_id !== before.calendar_id)
        await enqueueJobs(tx, [recheckJob(organizationId)]);
      await appendEvents(tx, events);
      tx.afterCommit(() => ports.announce(organizationId));
      return department;
    }),
  );
}

function changed(before: Department, input: DepartmentInput): Department {
  const { name, member_ids: memberIds, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...given,
    ...(name === undefined ? {} : { name: cleanName(name) }),
    ...(memberIds ? { member_ids: [...new Set(memberIds)].sort() } : {}),
  };
}

/** Counts the clocks of all open conversations again (modules/sla). */
function recheckJob(organizationId: string) {
  const key = `sla.recheck:${organizationId}`;
  return {
    lane: 'desk' as const,
    kind: 'sla.recheck',
    key,
    uniqueKey: key,
    organizationId,
    payload: { organizationId },
  };
}
