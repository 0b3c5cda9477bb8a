import type { Holiday } from '@balcao/protocol';
import { Plus, Trash2 } from 'lucide-react';
import { type Dispatch, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Input, SwitchField } from '../../../ui/field.tsx';
import { Notice, Skeleton } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card } from '../page.tsx';
import type { CalendarAction, CalendarDraft } from './rules/calendar-draft.ts';
import type { CalendarProblem } from './rules/calendar-problems.ts';
import { pairHolidays } from './rules/pair-holidays.ts';

const MOST_CUSTOM = 100;

type Props = {
  draft: CalendarDraft;
  problems: readonly CalendarProblem[];
  dispatch: Dispatch<CalendarAction>;
};

/** National days as a whole, optional ones one by one, and the shop's own; with the dates of two years. */
export function HolidaysCard({ draft, problems, dispatch }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const [thisYear] = useState(() => new Date().getFullYear());
  const first = useEndpoint('listHolidays', { query: { year: thisYear } });
  const second = useEndpoint('listHolidays', { query: { year: thisYear + 1 } });
  const failed = first.error ?? second.error;
  const rows = first.data && second.data ? pairHolidays(first.data.items, second.data.items) : null;
  return (
    <Card title={t('holidays.title')} hint={t('holidays.hint')}>
      <SwitchField
        label={t('holidays.national')}
        hint={t('holidays.nationalHint')}
        checked={draft.national}
        onChange={(on) => dispatch({ type: 'national', on })}
      />
      {failed && <Notice tone="bad">{errorText(failed)}</Notice>}
      {rows === null && !failed && <Skeleton className="h-72" />}
      {rows !== null && (
        <div className="relative -mx-5 overflow-x-auto">
          <table className="tabular w-full text-sm">
            <thead>
              <tr className="text-left text-xs text-ink-3">
                <th scope="col" className="py-1.5 pl-5 font-medium">
                  {t('holidays.day')}
                </th>
                <th scope="col" className="w-[92px] font-medium sm:w-32">
                  {thisYear}
                </th>
                <th scope="col" className="w-[104px] pr-4 font-medium sm:w-36">
                  {thisYear + 1}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const isKept = row.optional ? draft.optional.includes(row.id) : draft.national;
                return (
                  <tr key={row.id} className={classNames('border-t border-line', !isKept && 'text-ink-3')}>
                    <th scope="row" className="py-1.5 pl-5 text-left font-normal">
                      {row.optional ? (
                        <Checkbox
                          label={row.name}
                          checked={isKept}
                          onChange={(event) =>
                            dispatch({ type: 'optional', id: row.id, on: event.target.checked })
                          }
                        />
                      ) : (
                        <span className={classNames('block pl-[26px]', !isKept && 'line-through')}>
                          {row.name}
                        </span>
                      )}
                    </th>
                    <td className="whitespace-nowrap">
                      <DateWords holiday={row.first} />
                    </td>
                    <td className="whitespace-nowrap">
                      <DateWords holiday={row.second} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <OwnDays draft={draft} problems={problems} dispatch={dispatch} year={thisYear} />
    </Card>
  );
}

function DateWords({ holiday }: { holiday: Holiday | null }) {
  const locale = useLocale();
  if (holiday === null) return <span className="text-ink-3">–</span>;
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  });
  return <time dateTime={holiday.date}>{format.format(Date.parse(holiday.date)).replace('.', '')}</time>;
}

/** `MM-DD` comes back every year, `YYYY-MM-DD` does not; a date field shows both as a date. */
function OwnDays({ draft, problems, dispatch, year }: Props & { year: number }) {
  const t = useT();
  const isBad = (kind: CalendarProblem['kind'], index: number) =>
    problems.some((one) => one.kind === kind && 'index' in one && one.index === index);
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <div>
        <h3 className="text-sm font-semibold">{t('holidays.own')}</h3>
        <p className="text-sm text-ink-3">{t('holidays.ownHint')}</p>
      </div>
      {draft.custom.map((one, index) => {
        const isYearly = one.date.length === 5;
        const shown = isYearly ? `${year}-${one.date}` : one.date;
        const set = (date: string, yearly: boolean) =>
          dispatch({ type: 'setCustom', index, part: { date: yearly ? date.slice(5) : date } });
        return (
          // A day being edited has no identity but its place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="grid items-center gap-2 sm:grid-cols-[1fr_148px_auto_32px]">
            <Input
              aria-label={t('holidays.name')}
              placeholder={t('holidays.namePlaceholder')}
              aria-invalid={isBad('customName', index)}
              maxLength={80}
              value={one.name}
              onChange={(event) => dispatch({ type: 'setCustom', index, part: { name: event.target.value } })}
            />
            <Input
              type="date"
              aria-label={t('holidays.date')}
              aria-invalid={isBad('customDate', index)}
              value={shown}
              onChange={(event) => set(event.target.value, isYearly)}
              className="tabular"
            />
            <Checkbox
              label={t('holidays.yearly')}
              checked={isYearly}
              onChange={(event) => set(shown, event.target.checked)}
            />
            <IconButton
              label={t('calendars.removeNamed', { name: one.name || shown })}
              onClick={() => dispatch({ type: 'removeCustom', index })}
            >
              <Trash2 size={16} />
            </IconButton>
          </div>
        );
      })}
      <Button
        size="sm"
        disabled={draft.custom.length >= MOST_CUSTOM}
        onClick={() => dispatch({ type: 'addCustom', date: new Date().toISOString().slice(5, 10) })}
      >
        <Plus size={15} /> {t('holidays.add')}
      </Button>
    </div>
  );
}
