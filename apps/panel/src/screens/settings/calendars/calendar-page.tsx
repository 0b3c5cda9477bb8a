import type { Calendar } from '@balcao/protocol';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type FormEvent, type ReactNode, useReducer, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint, useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Badge, EmptyState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card, Loaded, Page } from '../page.tsx';
import { Confirm } from '../page-confirm.tsx';
import { SaveBar } from '../save-bar.tsx';
import { ExceptionsCard } from './exceptions-card.tsx';
import { HolidaysCard } from './holidays-card.tsx';
import { OpenState } from './open-state.tsx';
import { type CalendarDraft, newDraft, reduceCalendar, toBody, toDraft } from './rules/calendar-draft.ts';
import { findProblems } from './rules/calendar-problems.ts';
import { WeekCard } from './week-card.tsx';
import { ZoneSelect } from './zone-select.tsx';

export function CalendarPage() {
  const t = useT();
  const { calendarId } = useParams({ strict: false });
  const read = useEndpoint('listCalendars', {});
  const calendar = read.data?.items.find((one) => one.id === calendarId);
  return (
    <Page
      title={calendar?.name ?? t('settings.calendars')}
      intro={<Back />}
      action={calendar && <CalendarFacts calendar={calendar} />}
    >
      <Loaded read={read} rows={7}>
        {() =>
          calendar === undefined ? (
            <EmptyState icon={<ArrowLeft size={20} />} text={t('calendars.gone')} />
          ) : (
            <Existing key={calendar.id} calendar={calendar} />
          )
        }
      </Loaded>
    </Page>
  );
}

export function NewCalendarPage() {
  const t = useT();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { organization } = useMe();
  const create = useAction('createCalendar', ['listCalendars']);
  return (
    <Page title={t('calendars.add')} intro={<Back />}>
      <Editor
        saved={null}
        first={newDraft('', organization.time_zone)}
        busy={create.isPending}
        failure={create.error && errorText(create.error)}
        onSave={(draft) =>
          create.mutate(
            { body: toBody(draft) },
            {
              onSuccess: (made) => {
                showToast('good', t('calendars.added', { name: made.name }));
                void navigate({ to: '/ajustes/horarios' });
              },
            },
          )
        }
      />
    </Page>
  );
}

function Back() {
  const t = useT();
  return (
    <Link
      to="/ajustes/horarios"
      className="inline-flex items-center gap-1 text-sm text-accent-text hover:underline"
    >
      <ArrowLeft size={14} /> {t('settings.calendars')}
    </Link>
  );
}

function CalendarFacts({ calendar }: { calendar: Calendar }) {
  const t = useT();
  return (
    <span className="flex items-center gap-3 pt-2">
      {calendar.is_default && <Badge tone="accent">{t('calendars.default')}</Badge>}
      <OpenState calendar={calendar} />
    </span>
  );
}

function Existing({ calendar }: { calendar: Calendar }) {
  const t = useT();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const update = useAction('updateCalendar', ['listCalendars', 'getWall']);
  const remove = useAction('deleteCalendar', ['listCalendars', 'listDepartments']);
  const [asking, setAsking] = useState(false);
  const [makesDefault, setMakesDefault] = useState(false);
  const params = { id: calendar.id };
  // Awaited, not a callback: this page is gone as soon as the list is read again.
  const confirm = async () => {
    await remove.mutateAsync({ params });
    showToast('good', t('calendars.removed', { name: calendar.name }));
    await navigate({ to: '/ajustes/horarios' });
  };
  return (
    <>
      <Editor
        saved={toDraft(calendar)}
        first={toDraft(calendar)}
        busy={update.isPending}
        failure={update.error && errorText(update.error)}
        changed={makesDefault}
        onSave={(draft) =>
          update.mutate(
            { params, body: { ...toBody(draft), ...(makesDefault ? { is_default: true } : {}) } },
            {
              onSuccess: () => {
                setMakesDefault(false);
                showToast('good', t('common.saved'));
              },
            },
          )
        }
      >
        {!calendar.is_default && (
          <Card>
            <Checkbox
              label={t('calendars.makeDefault')}
              hint={t('calendars.makeDefaultHint')}
              checked={makesDefault}
              onChange={(event) => setMakesDefault(event.target.checked)}
            />
            <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
              <p className="min-w-0 flex-1 text-sm text-ink-2">{t('calendars.removeHint')}</p>
              <Button look="danger" onClick={() => setAsking(true)}>
                {t('calendars.remove')}
              </Button>
            </div>
          </Card>
        )}
      </Editor>
      {asking && (
        <Confirm
          title={t('calendars.removeAsk', { name: calendar.name })}
          confirm={t('calendars.remove')}
          busy={remove.isPending}
          failure={remove.error && errorText(remove.error)}
          onClose={() => setAsking(false)}
          onConfirm={() => void confirm().catch(() => undefined)}
        >
          {t('calendars.removeText')}
        </Confirm>
      )}
    </>
  );
}

type EditorProps = {
  /** null: not stored yet */
  saved: CalendarDraft | null;
  first: CalendarDraft;
  busy: boolean;
  failure: string | null;
  /** something beside the draft is to be saved */
  changed?: boolean;
  children?: ReactNode;
  onSave: (draft: CalendarDraft) => void;
};

function Editor({ saved, first, busy, failure, changed = false, children, onSave }: EditorProps) {
  const t = useT();
  const [draft, dispatch] = useReducer(reduceCalendar, first);
  const [tried, setTried] = useState(false);
  const problems = findProblems(draft);
  const isDirty =
    saved === null || changed || JSON.stringify(toBody(saved)) !== JSON.stringify(toBody(draft));
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length === 0) onSave(draft);
  };
  const shown = tried
    ? problems
    : problems.filter((one) => one.kind === 'overlap' || one.kind === 'exceptionOverlap');
  return (
    <form onSubmit={save} noValidate>
      <Card>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('calendars.name')}
            error={shown.some((one) => one.kind === 'name') ? t('channel.required') : undefined}
          >
            {(field) => (
              <Input
                {...field}
                maxLength={80}
                placeholder={t('calendars.namePlaceholder')}
                value={draft.name}
                onChange={(event) => dispatch({ type: 'name', name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('company.timeZone')}>
            {(field) => (
              <ZoneSelect
                {...field}
                value={draft.timeZone}
                onChange={(timeZone) => dispatch({ type: 'zone', timeZone })}
              />
            )}
          </Field>
        </div>
      </Card>
      <WeekCard draft={draft} problems={shown} dispatch={dispatch} />
      <HolidaysCard draft={draft} problems={shown} dispatch={dispatch} />
      <ExceptionsCard draft={draft} problems={shown} dispatch={dispatch} />
      {children}
      <SaveBar
        isDirty={isDirty}
        busy={busy}
        failure={tried && problems.length > 0 ? t('calendars.fix') : failure}
        label={saved === null ? t('calendars.add') : undefined}
      />
    </form>
  );
}
