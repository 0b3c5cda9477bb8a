import { ALWAYS_OPEN, type BusinessCalendar } from '@balcao/calendar';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { calendarFromText } from './definition.ts';
import { findHours } from './store.ts';

/** A change is seen everywhere after this long: `askForRecheck` waits for it. */
export const FRESH_MS = 1_000;
const CACHE_SIZE = 2_000;

export type OrganizationCalendars = {
  /** The department's calendar, else the organization's, else always open. */
  of(departmentId: string | null): BusinessCalendar;
};

export type Calendars = {
  /** At most a second old: the message path, the queue and the SLA ask for it all the time. */
  loadCalendars(tx: Tx, organizationId: string): Promise<OrganizationCalendars>;
};

export function createCalendars(ctx: Pick<Context, 'clock'>): Calendars {
  const cache = new Map<string, { calendars: OrganizationCalendars; untilMs: number }>();
  return {
    async loadCalendars(tx, organizationId) {
      const nowMs = ctx.clock.now();
      const known = cache.get(organizationId);
      if (known && known.untilMs > nowMs) return known.calendars;
      const calendars = await readCalendars(tx, organizationId);
      cache.delete(organizationId);
      if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
      cache.set(organizationId, { calendars, untilMs: nowMs + FRESH_MS });
      return calendars;
    },
  };
}

/** What holds this moment, for whatever asks rarely; else `createCalendars`. */
export async function calendarOf(
  tx: Tx,
  organizationId: string,
  departmentId: string | null,
): Promise<BusinessCalendar> {
  return (await readCalendars(tx, organizationId)).of(departmentId);
}

async function readCalendars(tx: Tx, organizationId: string): Promise<OrganizationCalendars> {
  const hours = await findHours(tx, organizationId);
  if (!hours) throw new Error(`There is no organization ${organizationId} in this transaction's scope.`);
  const { time_zone: timeZone, calendar_id: defaultId, by_department: ids, definitions } = hours;
  return {
    of(departmentId) {
      const id = (departmentId === null ? undefined : ids[departmentId]) ?? defaultId;
      const text = id === null ? undefined : definitions[id];
      return text === undefined ? ALWAYS_OPEN(timeZone) : calendarFromText(text);
    },
  };
}
