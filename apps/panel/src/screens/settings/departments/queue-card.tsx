import { useT } from '../../../i18n/settings/use-t.ts';
import { Field, SwitchField } from '../../../ui/field.tsx';
import { formatMinutes } from '../../../ui/format/span.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { Card } from '../page.tsx';
import type { DepartmentDraft } from './rules/department-draft.ts';

const FIRST_MINUTES = 60;
const MOST_MINUTES = 43_200;

type Props = {
  announces: boolean;
  abandonAfter: number | null;
  onChange: (change: Pick<Partial<DepartmentDraft>, 'announce_position' | 'abandon_after_minutes'>) => void;
};

/** What happens to a customer who waits. */
export function QueueCard({ announces, abandonAfter, onChange }: Props) {
  const t = useT();
  return (
    <Card title={t('departments.queue')}>
      <SwitchField
        label={t('departments.announce')}
        hint={t('departments.announceHint')}
        checked={announces}
        onChange={(announce_position) => onChange({ announce_position })}
      />
      <SwitchField
        label={t('departments.abandon')}
        hint={t('departments.abandonHint')}
        checked={abandonAfter !== null}
        onChange={(on) => onChange({ abandon_after_minutes: on ? FIRST_MINUTES : null })}
      />
      {abandonAfter !== null && (
        <Field label={t('departments.abandonAfter')} hint={`= ${formatMinutes(abandonAfter)}`}>
          {(field) => (
            <NumberField
              {...field}
              value={abandonAfter}
              min={1}
              max={MOST_MINUTES}
              unit="min"
              onChange={(minutes) => onChange({ abandon_after_minutes: minutes ?? FIRST_MINUTES })}
              className="w-36"
            />
          )}
        </Field>
      )}
    </Card>
  );
}
