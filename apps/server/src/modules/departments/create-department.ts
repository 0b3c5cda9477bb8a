import type { Department } from '@balcao/protocol';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { askToTend } from '../queues/index.ts';
import { checkReferences } from './check-references.ts';
import { cleanName } from './clean-name.ts';
import type { DepartmentInput } from './department.types.ts';
import { orNameTaken } from './or-name-taken.ts';
import type { DepartmentPorts } from './ports.ts';
import { freeSlug } from './rules/free-slug.ts';
import { checkSla, DEFAULT_SLA } from './rules/sla-policy.ts';
import { loadDepartments, lockSetup, saveDepartment } from './store/departments.ts';
import { replaceMembers } from './store/members.ts';
import { saveSlaPolicy } from './store/sla-policies.ts';

/** Comes last in the list. Its slug is made from the name. */
export async function createDepartment(
  ports: DepartmentPorts,
  organizationId: string,
  input: Omit<DepartmentInput, 'position'> & { name: string },
  actor: Actor,
): Promise<Department> {
  const { clock, db } = ports.ctx;
  const sla = input.sla ?? DEFAULT_SLA;
  checkSla(sla);
  return orNameTaken(() =>
    db.tx(organizationId, async (tx) => {
      await lockSetup(tx, organizationId);
      await checkReferences(tx, organizationId, input);
      const others = await loadDepartments(tx, organizationId);
      const name = cleanName(input.name);
      const department: Department = {
        id: uuidv7(clock.now()),
        slug: freeSlug(
          name,
          others.map((one) => one.slug),
        ),
        name,
        position: Math.max(-1, ...others.map((one) => one.position)) + 1,
        routing: input.routing ?? 'longest_idle',
        sticky: input.sticky ?? true,
        calendar_id: input.calendar_id ?? null,
        announce_position: input.announce_position ?? true,
        abandon_after_minutes: input.abandon_after_minutes ?? null,
        member_ids: [...new Set(input.member_ids)].sort(),
        sla,
      };
      const members = await replaceMembers(tx, organizationId, department.id, department.member_ids);
      const events = await ports.agentEvents(tx, organizationId, members);
      await saveDepartment(tx, organizationId, department, new Date(clock.now()));
      await saveSlaPolicy(tx, organizationId, department.id, sla);
      await recordAudit(tx, clock, organizationId, {
        actor,
        action: 'department.created',
        subject: department.id,
        detail: { name, slug: department.slug },
      });
      await askToTend(tx, organizationId);
      await appendEvents(tx, events);
      tx.afterCommit(() => ports.announce(organizationId));
      return department;
    }),
  );
}
