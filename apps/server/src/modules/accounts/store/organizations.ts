import type { calendarDefinition, LocaleName } from '@balcao/protocol';
import type * as z from 'zod';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type OrganizationRow = {
  id: string;
  name: string;
  time_zone: string;
  locale: LocaleName;
  is_demo: boolean;
  created_at: Date;
};

export async function insertOrganization(tx: Tx, row: OrganizationRow): Promise<void> {
  await tx.execute({
    text: `insert into organizations (id, name, time_zone, locale, is_demo, created_at) values ($1, $2, $3, $4, $5, $6)`,
    values: [row.id, row.name, row.time_zone, row.locale, row.is_demo, row.created_at],
  });
}

export async function findOrganization(tx: Tx, id: string): Promise<OrganizationRow | undefined> {
  const [row] = await tx.query<OrganizationRow>({
    text: 'select id, name, time_zone, locale, is_demo, created_at from organizations where id = $1',
    values: [id],
  });
  return row;
}

export type OrganizationListing = { id: string; name: string; is_demo: boolean; created_at: Date };

/** All organizations of this server: for the command line and the composition root only. */
export async function listOrganizations(db: Queryable): Promise<OrganizationListing[]> {
  return db.query<OrganizationListing>({
    text: 'select id, name, is_demo, created_at from balcao_organizations() order by created_at, id',
  });
}

/** With its promises: the first and every next answer alike, the end within 8 hours of business time. */
export async function insertDepartment(
  tx: Tx,
  department: {
    organizationId: string;
    id: string;
    slug: string;
    name: string;
    position: number;
    answerMinutes: number;
    alertMinutes: number;
    createdAt: Date;
  },
): Promise<void> {
  await tx.execute({
    text: `with made as (
             insert into departments (organization_id, id, slug, name, position, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $8, $8))
           insert into sla_policies (organization_id, department_id, first_response_minutes, first_response_alert_minutes,
                                     next_response_minutes, next_response_alert_minutes, resolution_minutes,
                                     resolution_alert_minutes)
           values ($1, $2, $6, $7, $6, $7, 480, 420)`,
    values: [
      department.organizationId,
      department.id,
      department.slug,
      department.name,
      department.position,
      department.answerMinutes,
      department.alertMinutes,
      department.createdAt,
    ],
  });
}

/** The hours of whatever names no calendar of its own. */
export async function insertDefaultCalendar(
  tx: Tx,
  calendar: {
    organizationId: string;
    id: string;
    name: string;
    definition: z.infer<typeof calendarDefinition>;
    createdAt: Date;
  },
): Promise<void> {
  await tx.execute({
    text: `with made as (
             insert into calendars (organization_id, id, name, definition, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $5))
           update organizations set calendar_id = $2 where id = $1`,
    values: [
      calendar.organizationId,
      calendar.id,
      calendar.name,
      JSON.stringify(calendar.definition),
      calendar.createdAt,
    ],
  });
}

/** A bot whose one version has no definition: it runs the bot shipped with the release. */
export async function insertShippedBot(
  tx: Tx,
  bot: { organizationId: string; id: string; versionId: string; name: string; createdAt: Date },
): Promise<void> {
  await tx.execute({
    text: `with made as (
             insert into bots (organization_id, id, name, published_version_id, created_at) values ($1, $2, $4, $3, $5))
           insert into bot_versions (organization_id, id, bot_id, version, definition, published_at)
           values ($1, $3, $2, 1, null, $5)`,
    values: [bot.organizationId, bot.id, bot.versionId, bot.name, bot.createdAt],
  });
}
