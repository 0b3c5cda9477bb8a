import type { Db } from '../../platform/db/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { applyStatuses, type IncomingStatus } from './apply-statuses.ts';
import { deleteOldParkedStatuses, listParkedOrganizations, takeParkedStatuses } from './store/statuses.ts';

const KEEP_DAYS = 7;

/** Statuses that arrived before their wamid was known find their message now; the rest wait a week. */
export async function joinParkedStatuses(db: Db): Promise<number> {
  let joined = 0;
  for (const organizationId of await listParkedOrganizations(db)) {
    joined += await db.tx(organizationId, async (tx) => {
      const parked = await takeParkedStatuses(tx, 500);
      // Written by us when they were parked, so they are what applyStatuses takes.
      await appendEvents(
        tx,
        await applyStatuses(
          tx,
          parked.map((row) => row.data as IncomingStatus),
        ),
      );
      return parked.length;
    });
  }
  if (joined === 0) await deleteOldParkedStatuses(db, KEEP_DAYS);
  return joined;
}
