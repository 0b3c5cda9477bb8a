import type { Tx } from '../../../platform/db/index.ts';

/** Which of these people may answer in this organization. */
export async function listAnswering(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ user_id: string }>({
    text: `select user_id from memberships
            where organization_id = $1 and user_id = any($2::uuid[]) and role <> 'viewer' and disabled_at is null`,
    values: [organizationId, userIds],
  });
  return rows.map((row) => row.user_id);
}

/** Who serves a department from now on. Returns those who came or went. */
export async function replaceMembers(
  tx: Tx,
  organizationId: string,
  departmentId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ user_id: string }>({
    text: `with gone as (
             delete from department_members
              where organization_id = $1 and department_id = $2 and user_id <> all($3::uuid[]) returning user_id),
           come as (
             insert into department_members (organization_id, department_id, user_id)
             select $1, $2, user_id from unnest($3::uuid[]) as u(user_id) on conflict do nothing returning user_id)
           select user_id from gone union all select user_id from come`,
    values: [organizationId, departmentId, userIds],
  });
  return rows.map((row) => row.user_id);
}

/** Which departments a person serves from now on; true: something changed. Needs `lockSetup`. */
export async function replaceDepartmentsOf(
  tx: Tx,
  organizationId: string,
  userId: string,
  departmentIds: readonly string[],
): Promise<boolean> {
  const rows = await tx.query({
    text: `with gone as (
             delete from department_members
              where organization_id = $1 and user_id = $2 and department_id <> all($3::uuid[]) returning 1 as one),
           come as (
             insert into department_members (organization_id, department_id, user_id)
             select $1, department_id, $2 from unnest($3::uuid[]) as d(department_id) on conflict do nothing returning 1 as one)
           select one from gone union all select one from come`,
    values: [organizationId, userId, departmentIds],
  });
  return rows.length > 0;
}
