import { Plus, X } from 'lucide-react';
import type { Dispatch } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { IconButton } from '../../../ui/button.tsx';
import { TimeField } from '../../../ui/time-field.tsx';
import {
  type CalendarAction,
  type CalendarDraft,
  intervalsAt,
  MOST_INTERVALS,
  type Place,
} from './rules/calendar-draft.ts';
import { spillsInto } from './rules/calendar-problems.ts';

type Props = {
  draft: CalendarDraft;
  place: Place;
  /** whose hours: for screen readers */
  name: string;
  /** the day that a night reaches into */
  nextName: string;
  dispatch: Dispatch<CalendarAction>;
};

/** From and to, as many times as a day has; what goes past midnight is told. */
export function IntervalsField({ draft, place, name, nextName, dispatch }: Props) {
  const t = useT();
  const intervals = intervalsAt(draft, place);
  const time = '!h-8 !w-[64px] !px-1 !py-0 !text-sm';
  return (
    <div className="min-w-0 space-y-1.5">
      {intervals.map((interval, index) => {
        const spill = spillsInto(interval);
        const isLast = index === intervals.length - 1;
        return (
          // An interval has no identity but its place in the day.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
            <TimeField
              aria-label={t('calendars.from', { day: name, number: index + 1 })}
              value={interval.from}
              onChange={(from) =>
                // A day begins at midnight; only an end may be 24:00.
                dispatch({ type: 'set', place, index, part: { from: from === '24:00' ? '00:00' : from } })
              }
              className={time}
            />
            <span className="text-sm text-ink-3">{t('calendars.until')}</span>
            <TimeField
              aria-label={t('calendars.to', { day: name, number: index + 1 })}
              value={interval.to}
              onChange={(to) =>
                dispatch({ type: 'set', place, index, part: { to: to === '00:00' ? '24:00' : to } })
              }
              className={time}
            />
            <IconButton
              label={t('calendars.removeInterval', { day: name, number: index + 1 })}
              onClick={() => dispatch({ type: 'remove', place, index })}
              className="!size-7"
            >
              <X size={15} />
            </IconButton>
            {isLast && intervals.length < MOST_INTERVALS && (
              <IconButton
                label={t('calendars.addInterval', { day: name })}
                onClick={() => dispatch({ type: 'add', place })}
                className="!size-7"
              >
                <Plus size={15} />
              </IconButton>
            )}
            {spill !== null && (
              <span className="text-xs text-ink-2">
                {t('calendars.spills', { time: spill, day: nextName })}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
