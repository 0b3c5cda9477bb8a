import { AppError } from '@balcao/protocol';
import type { Queryable } from '../../../platform/db/index.ts';

/** Throws NOT_FOUND; archived ones are gone. */
export async function findDepartment(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<{ id: string; name: string }> {
  const [row] = await db.query<{ id: string; name: string }>({
    text: 'select id, name from departments where organization_id = $1 and id = $2 and archived_at is null',
    values: [organizationId, id],
  });
  if (!row) throw new AppError('NOT_FOUND', { message: 'There is no department with that department_id.' });
  return row;
}

/** Members who may answer customers, of those asked for. */
export async function listAnswerers(
  db: Queryable,
  organizationId: string,
  userIds: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.query<{ id: string; name: string }>({
    text: `select u.id, u.name from memberships m join users u on u.id = m.user_id
            where m.organization_id = $1 and m.user_id = any($2::uuid[]) and m.role <> 'viewer' and m.disabled_at is null`,
    values: [organizationId, userIds],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findAnswerer(
  db: Queryable,
  organizationId: string,
  userId: string,
): Promise<{ id: string; name: string } | undefined> {
  return (await listAnswerers(db, organizationId, [userId])).get(userId);
}
