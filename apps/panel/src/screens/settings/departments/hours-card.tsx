import { Link } from '@tanstack/react-router';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { OpenState } from '../calendars/open-state.tsx';
import { Card } from '../page.tsx';

type Props = { calendarId: string | null; onChange: (calendarId: string | null) => void };

/** Which hours the department keeps, and what they mean at this moment. */
export function HoursCard({ calendarId, onChange }: Props) {
  const t = useT();
  const calendars = useEndpoint('listCalendars', {}).data?.items ?? [];
  const usual = calendars.find((one) => one.is_default);
  const kept = calendars.find((one) => one.id === calendarId) ?? usual;
  return (
    <Card title={t('departments.hours')} hint={t('departments.hoursHint')}>
      <Field label={t('departments.calendar')} hint={kept?.hours_text}>
        {(field) => (
          <Select
            {...field}
            value={calendarId ?? ''}
            onChange={(event) => onChange(event.target.value || null)}
          >
            <option value="">
              {usual ? t('departments.usualHours', { name: usual.name }) : t('departments.companyHours')}
            </option>
            {calendars
              .filter((calendar) => !calendar.is_default || calendar.id === calendarId)
              .map((calendar) => (
                <option key={calendar.id} value={calendar.id}>
                  {calendar.name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {kept && (
        <p className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <OpenState calendar={kept} />
          <Link
            to="/ajustes/horarios/$calendarId"
            params={{ calendarId: kept.id }}
            className="text-accent-text hover:underline"
          >
            {t('departments.editHours')}
          </Link>
        </p>
      )}
    </Card>
  );
}
