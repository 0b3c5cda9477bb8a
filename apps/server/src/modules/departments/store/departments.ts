import type { Department } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import type { DepartmentRow } from '../department.types.ts';
import { policyColumns, policyOf, type SlaColumns } from './sla-policies.ts';

/**
 * One change of an organization's set-up at a time: departments, who serves them, tags. First in its transaction.
 * Nothing that customers wait for takes this lock.
 */
export async function lockSetup(tx: Tx, organizationId: string): Promise<void> {
  await tx.query({
    text: 'select 1 from organizations where id = $1 for no key update',
    values: [organizationId],
  });
}

/** In their order; archived ones are left out. */
export async function loadDepartments(tx: Tx, organizationId: string): Promise<DepartmentRow[]> {
  const rows = await tx.query<Omit<DepartmentRow, 'sla'> & SlaColumns>({
    name: 'departments_load',
    text: `select d.id, d.slug, d.name, d.position, d.routing, d.sticky, d.calendar_id, d.announce_position,
                  d.abandon_after_minutes, d.last_agent_id, ${policyColumns},
                  array(select dm.user_id from department_members dm
                          join memberships m on m.organization_id = dm.organization_id and m.user_id = dm.user_id
                         where dm.organization_id = d.organization_id and dm.department_id = d.id
                           and m.role <> 'viewer' and m.disabled_at is null
                         order by dm.user_id) as member_ids
             from departments d
             left join sla_policies p on p.organization_id = d.organization_id and p.department_id = d.id
            where d.organization_id = $1 and d.archived_at is null
            order by d.position, d.id`,
    values: [organizationId],
  });
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    position: row.position,
    routing: row.routing,
    sticky: row.sticky,
    calendar_id: row.calendar_id,
    announce_position: row.announce_position,
    abandon_after_minutes: row.abandon_after_minutes,
    last_agent_id: row.last_agent_id,
    member_ids: row.member_ids,
    sla: policyOf(row),
  }));
}

export type DepartmentFields = Pick<
  Department,
  | 'id'
  | 'slug'
  | 'name'
  | 'position'
  | 'routing'
  | 'sticky'
  | 'calendar_id'
  | 'announce_position'
  | 'abandon_after_minutes'
>;

/** Overwrites; the slug of one that is there stays. A name that another one has violates departments_name. */
export async function saveDepartment(
  tx: Tx,
  organizationId: string,
  department: DepartmentFields,
  at: Date,
): Promise<void> {
  await tx.execute({
    text: `insert into departments (organization_id, id, slug, name, position, routing, sticky, calendar_id,
                                    announce_position, abandon_after_minutes, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
           on conflict (organization_id, id) do update
             set name = excluded.name, position = excluded.position, routing = excluded.routing,
                 sticky = excluded.sticky, calendar_id = excluded.calendar_id,
                 announce_position = excluded.announce_position,
                 abandon_after_minutes = excluded.abandon_after_minutes, updated_at = excluded.updated_at`,
    values: [
      organizationId,
      department.id,
      department.slug,
      department.name,
      department.position,
      department.routing,
      department.sticky,
      department.calendar_id,
      department.announce_position,
      department.abandon_after_minutes,
      at,
    ],
  });
}

export async function archiveDepartment(tx: Tx, organizationId: string, id: string, at: Date): Promise<void> {
  await tx.execute({
    text: 'update departments set archived_at = $3, updated_at = $3 where organization_id = $1 and id = $2',
    values: [organizationId, id, at],
  });
}

/** Its canned replies go with its conversations; null: they become everybody's. */
export async function moveCannedReplies(
  tx: Tx,
  organizationId: string,
  fromId: string,
  toId: string | null,
): Promise<void> {
  await tx.execute({
    text: 'update canned_replies set department_id = $3 where organization_id = $1 and department_id = $2',
    values: [organizationId, fromId, toId],
  });
}

export async function calendarExists(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const rows = await tx.query({
    text: 'select 1 from calendars where organization_id = $1 and id = $2',
    values: [organizationId, id],
  });
  return rows.length > 0;
}

/** Whether something would be left without a department. Uses conversations_queue and queue_entries_order. */
export async function departmentIsInUse(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const [row] = await tx.query<{ used: boolean }>({
    text: `select exists (select 1 from conversations
                           where organization_id = $1 and department_id = $2 and status = 'open')
               or exists (select 1 from queue_entries where organization_id = $1 and department_id = $2) as used`,
    values: [organizationId, id],
  });
  return row?.used ?? false;
}
