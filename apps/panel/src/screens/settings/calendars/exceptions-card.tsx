import { Plus, Trash2 } from 'lucide-react';
import type { Dispatch } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Button, IconButton, LinkButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';
import { IntervalsField } from './intervals-field.tsx';
import type { CalendarAction, CalendarDraft } from './rules/calendar-draft.ts';
import type { CalendarProblem } from './rules/calendar-problems.ts';

const MOST = 400;

type Props = {
  draft: CalendarDraft;
  problems: readonly CalendarProblem[];
  dispatch: Dispatch<CalendarAction>;
};

/** Single dates with hours of their own, or none: stronger than the week and than holidays. */
export function ExceptionsCard({ draft, problems, dispatch }: Props) {
  const t = useT();
  const has = (kind: CalendarProblem['kind'], index: number) =>
    problems.some((one) => one.kind === kind && 'index' in one && one.index === index);
  return (
    <Card title={t('calendars.exceptions')} hint={t('calendars.exceptionsHint')}>
      {draft.exceptions.map((one, index) => {
        const name = one.name.trim() || one.date || t('calendars.exception');
        const place = { exception: index };
        return (
          // A date being edited has no identity but its place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="flex items-start gap-2 border-b border-line pb-4">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[148px_1fr]">
              <Input
                type="date"
                aria-label={t('calendars.exceptionDate')}
                aria-invalid={has('exceptionDate', index)}
                value={one.date}
                onChange={(event) =>
                  dispatch({ type: 'setException', index, part: { date: event.target.value } })
                }
                className="tabular"
              />
              <Input
                aria-label={t('calendars.exceptionName')}
                placeholder={t('calendars.exceptionName')}
                maxLength={80}
                value={one.name}
                onChange={(event) =>
                  dispatch({ type: 'setException', index, part: { name: event.target.value } })
                }
              />
              <div className="sm:col-start-2">
                {one.intervals.length === 0 ? (
                  <p className="flex h-8 items-center gap-3 text-sm text-ink-2">
                    {t('calendars.closedAllDay')}
                    <LinkButton onClick={() => dispatch({ type: 'add', place })}>
                      {t('calendars.giveHours')}
                    </LinkButton>
                  </p>
                ) : (
                  <IntervalsField
                    draft={draft}
                    place={place}
                    name={name}
                    nextName={t('calendars.nextDay')}
                    dispatch={dispatch}
                  />
                )}
                {has('exceptionDate', index) && (
                  <p role="alert" className="pt-1 text-sm text-bad">
                    {t('calendars.exceptionTwice')}
                  </p>
                )}
                {has('exceptionOverlap', index) && (
                  <p role="alert" className="pt-1 text-sm text-bad">
                    {t('calendars.overlap')}
                  </p>
                )}
              </div>
            </div>
            <IconButton
              label={t('calendars.removeNamed', { name })}
              onClick={() => dispatch({ type: 'removeException', index })}
            >
              <Trash2 size={16} />
            </IconButton>
          </div>
        );
      })}
      <Button
        size="sm"
        disabled={draft.exceptions.length >= MOST}
        onClick={() => dispatch({ type: 'addException', date: '' })}
      >
        <Plus size={15} /> {t('calendars.addException')}
      </Button>
    </Card>
  );
}
