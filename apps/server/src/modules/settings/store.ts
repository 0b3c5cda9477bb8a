import type { LocaleName, Settings } from '@balcao/protocol';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/** organizations.profile. Header values of the invoice source are secrets, so they are sealed. */
export type StoredProfile = {
  address?: string;
  hours_text?: string;
  phone?: string;
  website?: string;
  faq?: Settings['faq'];
  items?: Settings['items'];
  invoice_source?: { url: string; headers_sealed: string | null } | null;
};

export type OrganizationSettingsRow = {
  id: string;
  name: string;
  time_zone: string;
  locale: LocaleName;
  profile: StoredProfile;
};

export async function findSettingsRow(
  tx: Tx,
  organizationId: string,
): Promise<OrganizationSettingsRow | undefined> {
  const [row] = await tx.query<OrganizationSettingsRow>({
    name: 'organizations_settings',
    text: 'select id, name, time_zone, locale, profile from organizations where id = $1',
    values: [organizationId],
  });
  return row;
}

export async function updateSettingsRow(tx: Tx, row: OrganizationSettingsRow): Promise<void> {
  await tx.execute({
    text: 'update organizations set name = $2, time_zone = $3, locale = $4, profile = $5 where id = $1',
    values: [row.id, row.name, row.time_zone, row.locale, JSON.stringify(row.profile)],
  });
}

export type DepartmentRow = { id: string; slug: string; name: string };

/** What bots may hand off to, in its order; archived ones are left out. */
export async function listDepartmentRows(tx: Queryable, organizationId: string): Promise<DepartmentRow[]> {
  return tx.query<DepartmentRow>({
    name: 'departments_list',
    text: 'select id, slug, name from departments where organization_id = $1 and archived_at is null order by position, id',
    values: [organizationId],
  });
}
