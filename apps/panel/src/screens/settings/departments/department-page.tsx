import type { Department } from '@balcao/protocol';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceCards } from '../../../ui/choice-cards.tsx';
import { Field, Input, SwitchField } from '../../../ui/field.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card, Loaded, Page } from '../page.tsx';
import { SaveBar } from '../save-bar.tsx';
import { ArchiveDialog } from './archive-dialog.tsx';
import { HoursCard } from './hours-card.tsx';
import { MembersCard } from './members-card.tsx';
import { QueueCard } from './queue-card.tsx';
import { changesOf, type DepartmentDraft, problemsOf, ROUTINGS, toDraft } from './rules/department-draft.ts';
import { SlaCard } from './sla-card.tsx';

export function DepartmentPage() {
  const t = useT();
  const { departmentId } = useParams({ strict: false });
  const read = useEndpoint('listDepartments', {});
  const department = read.data?.items.find((one) => one.id === departmentId);
  return (
    <Page
      title={department?.name ?? t('settings.departments')}
      intro={
        <Link
          to="/ajustes/departamentos"
          className="inline-flex items-center gap-1 text-sm text-accent-text hover:underline"
        >
          <ArrowLeft size={14} /> {t('settings.departments')}
        </Link>
      }
    >
      <Loaded read={read} rows={6}>
        {() =>
          department === undefined ? (
            <EmptyState icon={<ArrowLeft size={20} />} text={t('departments.gone')} />
          ) : (
            <Editor key={department.id} department={department} all={read.data?.items ?? []} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Editor({ department, all }: { department: Department; all: readonly Department[] }) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateDepartment', ['listDepartments', 'listAgents', 'getWall']);
  const [saved, setSaved] = useState(() => toDraft(department));
  const [draft, setDraft] = useState(saved);
  const [archiving, setArchiving] = useState(false);
  const set = (change: Partial<DepartmentDraft>) => setDraft((held) => ({ ...held, ...change }));
  const problems = problemsOf(draft);
  const changes = changesOf(saved, draft);
  const isDirty = Object.keys(changes).length > 0;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (problems.length > 0 || !isDirty) return;
    update.mutate(
      // Without problems every target that is on has its minutes.
      { params: { id: department.id }, body: changes as Partial<Department> },
      {
        onSuccess: (answer) => {
          const next = toDraft(answer);
          setSaved(next);
          setDraft(next);
          showToast('good', t('common.saved'));
        },
      },
    );
  };
  return (
    <form onSubmit={save} noValidate>
      <Card>
        <Field
          label={t('departments.name')}
          hint={t('departments.slug', { slug: department.slug })}
          error={problems.includes('name') ? t('channel.required') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              maxLength={80}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
      </Card>
      <MembersCard memberIds={draft.member_ids} onChange={(member_ids) => set({ member_ids })} />
      <Card title={t('departments.routing')} hint={t('departments.routingHint')}>
        <ChoiceCards
          label={t('departments.routing')}
          value={draft.routing}
          onChange={(routing) => set({ routing })}
          choices={ROUTINGS.map((value) => ({
            value,
            label: t(`routing.${value}`),
            hint: t(`routingHint.${value}`),
          }))}
        />
        {draft.routing !== 'manual' && (
          <SwitchField
            label={t('departments.sticky')}
            hint={t('departments.stickyHint')}
            checked={draft.sticky}
            onChange={(sticky) => set({ sticky })}
          />
        )}
      </Card>
      <QueueCard
        announces={draft.announce_position}
        abandonAfter={draft.abandon_after_minutes}
        onChange={set}
      />
      <HoursCard calendarId={draft.calendar_id} onChange={(calendar_id) => set({ calendar_id })} />
      <SlaCard sla={draft.sla} problems={problems} onChange={(sla) => set({ sla })} />
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="text-base font-semibold">{t('departments.archiveTitle')}</h2>
            <p className="text-sm text-pretty text-ink-2">{t('departments.archiveHint')}</p>
          </div>
          <Button look="danger" onClick={() => setArchiving(true)}>
            {t('departments.archive')}
          </Button>
        </div>
      </Card>
      <SaveBar
        isDirty={isDirty}
        busy={update.isPending}
        failure={
          problems.length > 0 && isDirty
            ? t('departments.fix')
            : update.error && !update.isPending
              ? errorText(update.error)
              : null
        }
      >
        {isDirty && (
          <Button look="ghost" onClick={() => setDraft(saved)}>
            {t('settings.undo')}
          </Button>
        )}
      </SaveBar>
      {archiving && (
        <ArchiveDialog
          department={department}
          others={all.filter((one) => one.id !== department.id)}
          onClose={() => setArchiving(false)}
        />
      )}
    </form>
  );
}
