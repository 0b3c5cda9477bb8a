import { Copy } from 'lucide-react';
import { Switch } from 'radix-ui';
import type { Dispatch } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { weekdayNames } from '../../../ui/format/weekdays.ts';
import { Menu } from '../../../ui/menu.tsx';
import { Card } from '../page.tsx';
import { IntervalsField } from './intervals-field.tsx';
import { type CalendarAction, type CalendarDraft, WEEKDAYS, type Weekday } from './rules/calendar-draft.ts';
import type { CalendarProblem } from './rules/calendar-problems.ts';

type Props = {
  draft: CalendarDraft;
  problems: readonly CalendarProblem[];
  dispatch: Dispatch<CalendarAction>;
};

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

export function WeekCard({ draft, problems, dispatch }: Props) {
  const t = useT();
  const names = weekdayNames(useLocale()).map((day) => day.long);
  return (
    <Card title={t('calendars.week')} hint={t('calendars.weekHint')}>
      <ul className="-my-2 divide-y divide-line">
        {WEEKDAYS.map((day) => {
          const name = names[day - 1] ?? '';
          const isOpen = draft.weekly[day].length > 0;
          const place = { day };
          return (
            <li
              key={day}
              className="grid grid-cols-[1fr_auto] items-start gap-x-3 py-2.5 sm:grid-cols-[136px_1fr_auto]"
            >
              <div className="flex h-8 items-center gap-2.5">
                <Switch.Root
                  checked={isOpen}
                  aria-label={t('calendars.opensOn', { day: name })}
                  onCheckedChange={(on) => dispatch({ type: on ? 'open' : 'close', place })}
                  className="relative h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors duration-[--fast] data-[state=checked]:bg-accent"
                >
                  <Switch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-surface shadow-1 transition-transform duration-[--fast] data-[state=checked]:translate-x-[18px]" />
                </Switch.Root>
                <span className={`text-sm first-letter:uppercase ${isOpen ? 'font-medium' : 'text-ink-3'}`}>
                  {name.replace('-feira', '')}
                </span>
              </div>
              <div className="min-w-0 max-sm:order-last max-sm:col-span-2 max-sm:pl-[46px]">
                {isOpen ? (
                  <IntervalsField
                    draft={draft}
                    place={place}
                    name={name}
                    nextName={(names[day % 7] ?? '').replace('-feira', '')}
                    dispatch={dispatch}
                  />
                ) : (
                  <p className="flex h-8 items-center text-sm text-ink-3">{t('calendars.closed')}</p>
                )}
                {problems.some((one) => one.kind === 'overlap' && one.day === day) && (
                  <p role="alert" className="pt-1 text-sm text-bad">
                    {t('calendars.overlap')}
                  </p>
                )}
              </div>
              <Menu
                trigger={
                  <IconButton label={t('calendars.copy', { day: name })} className="!size-8">
                    <Copy size={15} />
                  </IconButton>
                }
                items={[
                  {
                    id: 'workdays',
                    label: t('calendars.copyWorkdays'),
                    onSelect: () => dispatch({ type: 'copy', from: day, to: WORKDAYS }),
                  },
                  {
                    id: 'all',
                    label: t('calendars.copyAll'),
                    onSelect: () => dispatch({ type: 'copy', from: day, to: WEEKDAYS }),
                  },
                  ...WEEKDAYS.filter((other) => other !== day).map((other) => ({
                    id: String(other),
                    label: t('calendars.copyTo', { day: names[other - 1] ?? '' }),
                    onSelect: () => dispatch({ type: 'copy', from: day, to: [other] }),
                  })),
                ]}
              />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
