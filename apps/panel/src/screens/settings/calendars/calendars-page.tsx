import type { Calendar } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { CalendarClock, ChevronRight, Plus } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Badge, EmptyState } from '../../../ui/states.tsx';
import { Loaded, Page } from '../page.tsx';
import { OpenState } from './open-state.tsx';

export function CalendarsPage() {
  const t = useT();
  const read = useEndpoint('listCalendars', {});
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const add = (
    <Link
      to="/ajustes/horarios/novo"
      className="inline-flex h-9 shrink-0 items-center gap-1.5 rounded-sm bg-accent px-3.5 text-base font-medium text-accent-ink hover:bg-accent-hover"
    >
      <Plus size={16} /> {t('calendars.add')}
    </Link>
  );
  return (
    <Page title={t('settings.calendars')} intro={t('calendars.intro')} action={add}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-56 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<CalendarClock size={20} />} text={t('calendars.none')} action={add} />
            </div>
          ) : (
            <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
              {items
                .toSorted((a, b) => Number(b.is_default) - Number(a.is_default))
                .map((calendar) => (
                  <Row
                    key={calendar.id}
                    calendar={calendar}
                    keptBy={departments
                      .filter((one) => one.calendar_id === calendar.id)
                      .map((one) => one.name)}
                  />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}

function Row({ calendar, keptBy }: { calendar: Calendar; keptBy: readonly string[] }) {
  const t = useT();
  return (
    <li className="relative flex items-center gap-4 px-5 py-4 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            to="/ajustes/horarios/$calendarId"
            params={{ calendarId: calendar.id }}
            className="inset-focus truncate text-base font-medium after:absolute after:inset-0"
          >
            {calendar.name}
          </Link>
          {calendar.is_default && <Badge tone="accent">{t('calendars.default')}</Badge>}
          <OpenState calendar={calendar} />
        </p>
        <p className="pt-0.5 text-sm text-pretty text-ink-2">{calendar.hours_text}</p>
        <p className="pt-0.5 text-sm text-ink-3">
          {[
            calendar.time_zone,
            keptBy.length > 0
              ? t('calendars.keptBy', { departments: keptBy.join(', ') })
              : calendar.is_default
                ? t('calendars.keptByRest')
                : t('calendars.keptByNone'),
          ].join(' · ')}
        </p>
      </div>
      <ChevronRight size={17} className="shrink-0 text-ink-3" aria-hidden />
    </li>
  );
}
