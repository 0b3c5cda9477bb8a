import type { Context } from '../context.ts';
import { listOrganizations } from '../modules/accounts/index.ts';
import { cleanEventLog } from '../modules/event-log/index.ts';
import { cleanNotifications } from '../modules/notifications/index.ts';
import { deleteOldIdempotencyKeys } from '../platform/http/index.ts';
import type { JobHandler, Schedule } from '../platform/jobs/index.ts';

const job = (kind: string): Schedule['job'] => ({ lane: 'maintenance', kind, uniqueKey: kind, payload: {} });

/** What is kept for a while only. Runs in a lane of its own, one at a time, never beside live traffic's lanes. */
export const maintenanceSchedules: readonly Schedule[] = [
  { name: 'maintenance.events', pattern: '17 3 * * *', job: job('maintenance.events') },
  { name: 'maintenance.notifications', pattern: '29 3 * * *', job: job('maintenance.notifications') },
  { name: 'maintenance.idempotency', pattern: '41 * * * *', job: job('maintenance.idempotency') },
];

export function createMaintenanceHandlers(ctx: Context): Record<string, JobHandler> {
  return {
    async 'maintenance.events'() {
      const cleaned = await cleanEventLog(ctx.db, new Date(ctx.clock.now()));
      ctx.log.info(cleaned, 'events older than 30 days were removed');
    },
    async 'maintenance.notifications'() {
      await cleanNotifications(ctx.db, new Date(ctx.clock.now()));
    },
    async 'maintenance.idempotency'() {
      for (const { id } of await listOrganizations(ctx.db))
        await ctx.db.tx(id, (tx) => deleteOldIdempotencyKeys(tx, id));
    },
  };
}
