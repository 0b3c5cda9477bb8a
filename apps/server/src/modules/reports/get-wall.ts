import { isOpen } from '@balcao/calendar';
import type { LocaleName, Wall } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { findTimeZone } from '../accounts/index.ts';
import type { Calendars } from '../calendars/index.ts';
import { loadDepartments } from '../departments/index.ts';
import { readServiceTimes } from '../queues/index.ts';
import { buildWall } from './rules/build-wall.ts';
import { NO_DEPARTMENT } from './rules/words.ts';
import { countResolvedToday, countServed, countWaiting, listAtRisk, listWallAgents } from './store/wall.ts';

const AT_RISK = 100;

export type WallPorts = { ctx: Pick<Context, 'db' | 'clock'>; calendars: Calendars };

/** Live from the tables, of one moment. */
export function getWall(
  { ctx, calendars }: WallPorts,
  organizationId: string,
  locale: LocaleName,
): Promise<Wall> {
  return ctx.db.tx(
    organizationId,
    async (tx) => {
      const now = new Date(ctx.clock.now());
      const timeZone = await findTimeZone(tx, organizationId);
      const hours = await calendars.loadCalendars(tx, organizationId);
      return buildWall({
        now,
        departments: await loadDepartments(tx, organizationId),
        noDepartment: NO_DEPARTMENT[locale],
        agents: await listWallAgents(tx, organizationId),
        queues: await countWaiting(tx, organizationId),
        shares: await countServed(tx, organizationId),
        resolved: await countResolvedToday(tx, organizationId, now, timeZone),
        atRisk: await listAtRisk(tx, organizationId, AT_RISK),
        serviceTimes: await readServiceTimes(tx, organizationId, now),
        isOpen: (departmentId) => isOpen(hours.of(departmentId), now.getTime()),
      });
    },
    { readOnly: true, isolation: 'repeatable read' },
  );
}
