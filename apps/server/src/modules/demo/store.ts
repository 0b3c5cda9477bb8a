import type { Routing } from '@balcao/protocol';
import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/index.ts';

type TagRow = { organization_id: string; id: string; name: string; color: string; created_at: Date };

export const insertTags = bulkInsert<TagRow>('tags', {
  organization_id: 'uuid',
  id: 'uuid',
  name: 'text',
  color: 'text',
  created_at: 'timestamptz',
});

type ReplyRow = {
  organization_id: string;
  id: string;
  shortcut: string;
  title: string;
  body: string;
  department_id: string | null;
  created_at: Date;
};

export const insertReplies = bulkInsert<ReplyRow>('canned_replies', {
  organization_id: 'uuid',
  id: 'uuid',
  shortcut: 'text',
  title: 'text',
  body: 'text',
  department_id: 'uuid',
  created_at: 'timestamptz',
});

type MemberRow = { organization_id: string; department_id: string; user_id: string };

export const insertMembers = bulkInsert<MemberRow>('department_members', {
  organization_id: 'uuid',
  department_id: 'uuid',
  user_id: 'uuid',
});

type CapacityRow = {
  organization_id: string;
  user_id: string;
  capacity: number;
  wanted: 'online' | 'away';
  presence_at: Date;
  idle_since: Date;
};

/** Nobody's panel is open yet: they are offline. */
export const insertAgents = bulkInsert<CapacityRow>('agents', {
  organization_id: 'uuid',
  user_id: 'uuid',
  capacity: 'int',
  wanted: 'text',
  presence_at: 'timestamptz',
  idle_since: 'timestamptz',
});

export async function insertCalendar(
  tx: Tx,
  organizationId: string,
  calendar: { id: string; name: string; definition: unknown; createdAt: Date },
): Promise<void> {
  await tx.execute({
    text: `insert into calendars (organization_id, id, name, definition, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $5)`,
    values: [
      organizationId,
      calendar.id,
      calendar.name,
      JSON.stringify(calendar.definition),
      calendar.createdAt,
    ],
  });
}

export async function updateDepartment(
  tx: Tx,
  organizationId: string,
  department: { id: string; routing: Routing; calendarId: string | null },
): Promise<void> {
  await tx.execute({
    text: 'update departments set routing = $3, calendar_id = $4 where organization_id = $1 and id = $2',
    values: [organizationId, department.id, department.routing, department.calendarId],
  });
}

export async function findOwnerId(tx: Tx, organizationId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ user_id: string }>({
    text: `select user_id from memberships where organization_id = $1 and role = 'owner' order by created_at limit 1`,
    values: [organizationId],
  });
  return row?.user_id;
}
