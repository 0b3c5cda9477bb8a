import type { LocaleName } from '@balcao/protocol';
import type { Calendars } from '../modules/calendars/index.ts';
import type { ReceivePorts } from '../modules/conversations/index.ts';
import type { Desk } from '../modules/desk/index.ts';
import type { Profiles } from '../modules/settings/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** What decisions know of an organization: what it says of itself, its hours, its desk. */
export function createTurnProfile(modules: { profiles: Profiles; calendars: Calendars; desk: Desk }) {
  return async (tx: Tx, organizationId: string): Promise<ReturnType<ReceivePorts['profileOf']>> => {
    const [row] = await tx.query<{ locale: LocaleName }>({
      name: 'organization_locale',
      text: 'select locale from organizations where id = $1',
      values: [organizationId],
    });
    const profile = await modules.profiles.loadProfile(tx, organizationId);
    const hours = await modules.calendars.loadCalendars(tx, organizationId);
    const settings = await modules.desk.loadDeskSettings(tx, organizationId);
    return {
      profile: {
        ...profile,
        calendar: hours.of(null),
        departments: profile.departments.map((one) => ({ ...one, calendar: hours.of(one.id) })),
      },
      locale: row?.locale ?? 'pt-BR',
      vipTag: settings.vip_tag,
      commentUpTo: settings.survey.comment_up_to,
    };
  };
}
