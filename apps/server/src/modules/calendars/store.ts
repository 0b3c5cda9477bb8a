import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { CalendarDefinition } from './definition.ts';

export type CalendarRow = {
  id: string;
  name: string;
  /** JSON of the definition; `calendarFromText` reads it */
  definition: string;
  is_default: boolean;
};

const SELECT = `select c.id, c.name, c.definition::text as definition, c.id is not distinct from o.calendar_id as is_default
                  from calendars c join organizations o on o.id = c.organization_id
                 where c.organization_id = $1`;

/** Oldest first. */
export async function listCalendarRows(tx: Queryable, organizationId: string): Promise<CalendarRow[]> {
  return tx.query<CalendarRow>({ text: `${SELECT} order by c.id`, values: [organizationId] });
}

export async function findCalendarRow(
  tx: Queryable,
  organizationId: string,
  id: string,
): Promise<CalendarRow | undefined> {
  const [row] = await tx.query<CalendarRow>({
    text: `${SELECT} and c.id = $2`,
    values: [organizationId, id],
  });
  return row;
}

/**
 * One change of an organization's set-up at a time: a department cannot take a calendar that is being deleted. First in
 * its transaction; nothing that customers wait for takes this lock.
 */
export async function lockSetup(tx: Tx, organizationId: string): Promise<void> {
  await tx.query({
    text: 'select 1 from organizations where id = $1 for no key update',
    values: [organizationId],
  });
}

/** Overwrites name and definition of one that is there. */
export async function saveCalendar(
  tx: Tx,
  organizationId: string,
  calendar: { id: string; name: string; definition: CalendarDefinition },
  at: Date,
): Promise<void> {
  await tx.execute({
    text: `insert into calendars (organization_id, id, name, definition, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $5)
           on conflict (organization_id, id) do update
             set name = excluded.name, definition = excluded.definition, updated_at = excluded.updated_at`,
    values: [organizationId, calendar.id, calendar.name, JSON.stringify(calendar.definition), at],
  });
}

export async function updateDefault(tx: Tx, organizationId: string, calendarId: string): Promise<void> {
  await tx.execute({
    text: 'update organizations set calendar_id = $2 where id = $1',
    values: [organizationId, calendarId],
  });
}

/** Departments that kept it keep the organization's from now on. */
export async function deleteCalendarRow(tx: Tx, organizationId: string, id: string, at: Date): Promise<void> {
  await tx.execute({
    text: `update departments set calendar_id = null, updated_at = $3
            where organization_id = $1 and calendar_id = $2`,
    values: [organizationId, id, at],
  });
  await tx.execute({
    text: 'delete from calendars where organization_id = $1 and id = $2',
    values: [organizationId, id],
  });
}

export type HoursRow = {
  time_zone: string;
  /** the organization's calendar */
  calendar_id: string | null;
  /** department → its own calendar */
  by_department: Record<string, string>;
  /** calendar → JSON of the definition */
  definitions: Record<string, string>;
};

/** All that decides who is open when, in one statement: every busy organization asks for it once a second. */
export async function findHours(tx: Queryable, organizationId: string): Promise<HoursRow | undefined> {
  const [row] = await tx.query<HoursRow>({
    name: 'calendars_hours',
    text: `select o.time_zone, o.calendar_id,
                  coalesce((select jsonb_object_agg(d.id, d.calendar_id) from departments d
                             where d.organization_id = o.id and d.calendar_id is not null), '{}') as by_department,
                  coalesce((select jsonb_object_agg(c.id, c.definition::text) from calendars c
                             where c.organization_id = o.id), '{}') as definitions
             from organizations o where o.id = $1`,
    values: [organizationId],
  });
  return row;
}
