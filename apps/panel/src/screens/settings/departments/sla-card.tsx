import { useT } from '../../../i18n/settings/use-t.ts';
import { Field, SwitchField } from '../../../ui/field.tsx';
import { formatMinutes } from '../../../ui/format/span.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { Card } from '../page.tsx';
import {
  CLOCKS,
  type Clock,
  type DepartmentDraft,
  type DepartmentProblem,
  FIRST_TARGETS,
  type TargetDraft,
} from './rules/department-draft.ts';

const MOST_MINUTES = 60 * 24 * 90;

type Sla = DepartmentDraft['sla'];
type Props = { sla: Sla; problems: readonly DepartmentProblem[]; onChange: (sla: Sla) => void };

/** Three promises; each may be off, and each may warn before it breaks. */
export function SlaCard({ sla, problems, onChange }: Props) {
  const t = useT();
  return (
    <Card title={t('slaPolicy.title')} hint={t('slaPolicy.hint')}>
      <ul className="divide-y divide-line">
        {CLOCKS.map((clock) => (
          <Target
            key={clock}
            clock={clock}
            target={sla[clock]}
            problems={problems}
            onChange={(target) => onChange({ ...sla, [clock]: target })}
          />
        ))}
      </ul>
      <div className="space-y-4 border-t border-line pt-4">
        <SwitchField
          label={t('slaPolicy.businessHours')}
          hint={t('slaPolicy.businessHoursHint')}
          checked={sla.business_hours}
          onChange={(business_hours) => onChange({ ...sla, business_hours })}
        />
        <SwitchField
          label={t('slaPolicy.pause')}
          hint={t('slaPolicy.pauseHint')}
          checked={sla.pause_while_waiting}
          onChange={(pause_while_waiting) => onChange({ ...sla, pause_while_waiting })}
        />
      </div>
    </Card>
  );
}

type TargetProps = {
  clock: Clock;
  target: TargetDraft | null;
  problems: readonly DepartmentProblem[];
  onChange: (target: TargetDraft | null) => void;
};

function Target({ clock, target, problems, onChange }: TargetProps) {
  const t = useT();
  const inWords = (minutes: number | null) =>
    minutes !== null && minutes >= 60 ? `= ${formatMinutes(minutes)}` : undefined;
  return (
    <li className="py-4 first:pt-0">
      <SwitchField
        label={t(`slaPolicy.${clock}`)}
        hint={t(`slaHint.${clock}`)}
        checked={target !== null}
        onChange={(on) => onChange(on ? FIRST_TARGETS[clock] : null)}
      />
      {target && (
        <div className="grid grid-cols-2 gap-4 pt-3 sm:max-w-[420px]">
          <Field
            label={t('slaPolicy.target')}
            hint={inWords(target.minutes)}
            error={problems.includes(`${clock}.minutes`) ? t('channel.required') : undefined}
          >
            {(field) => (
              <NumberField
                {...field}
                value={target.minutes}
                min={1}
                max={MOST_MINUTES}
                unit="min"
                onChange={(minutes) => onChange({ ...target, minutes })}
                className="w-full"
              />
            )}
          </Field>
          <Field
            label={t('slaPolicy.alert')}
            hint={inWords(target.alert_minutes) ?? t('slaPolicy.alertHint')}
            error={problems.includes(`${clock}.alert`) ? t('slaPolicy.alertLate') : undefined}
          >
            {(field) => (
              <NumberField
                {...field}
                value={target.alert_minutes}
                min={1}
                max={MOST_MINUTES}
                unit="min"
                placeholder={t('slaPolicy.noAlert')}
                onChange={(alert_minutes) => onChange({ ...target, alert_minutes })}
                className="w-full"
              />
            )}
          </Field>
        </div>
      )}
    </li>
  );
}
