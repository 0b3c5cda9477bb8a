import type { Db } from '../../platform/db/index.ts';
import { deleteEventsBefore, listOrganizationsWithEvents } from './store.ts';

const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const ROWS_PER_TRANSACTION = 10_000;

export type CleanedEventLog = { organizations: number; events: number };

/** Forgets events older than 30 days, a piece at a time so that nobody waits long for the counter. */
export async function cleanEventLog(db: Db, now: Date): Promise<CleanedEventLog> {
  const before = new Date(now.getTime() - KEEP_MS);
  const cleaned: CleanedEventLog = { organizations: 0, events: 0 };
  for (const organizationId of await listOrganizationsWithEvents(db)) {
    let total = 0;
    for (let deleted = -1; deleted !== 0; total += deleted)
      deleted = await db.tx(organizationId, (tx) =>
        deleteEventsBefore(tx, organizationId, before, ROWS_PER_TRANSACTION),
      );
    if (total > 0) cleaned.organizations += 1;
    cleaned.events += total;
  }
  return cleaned;
}
