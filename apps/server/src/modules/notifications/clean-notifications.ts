import type { Db } from '../../platform/db/index.ts';
import { listOrganizations } from '../accounts/index.ts';
import { deleteNotificationsBefore } from './store.ts';

const KEEP_MS = 90 * 24 * 60 * 60 * 1000;
const ROWS_PER_TRANSACTION = 5_000;

/** Forgets notifications older than 90 days, read or not, of every organization. Returns how many. */
export async function cleanNotifications(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_MS);
  let total = 0;
  for (const { id } of await listOrganizations(db))
    for (let deleted = ROWS_PER_TRANSACTION; deleted === ROWS_PER_TRANSACTION; total += deleted)
      deleted = await db.tx(id, (tx) => deleteNotificationsBefore(tx, id, before, ROWS_PER_TRANSACTION));
  return total;
}
