import type { Agent, Department } from '@balcao/protocol';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, ChevronRight, Network, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useEndpoint } from '../../../sync/context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { formatMinutes } from '../../../ui/format/span.ts';
import { PresenceMark } from '../../../ui/presence-mark.tsx';
import { EmptyState, Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Loaded, Page } from '../page.tsx';
import { movesOf } from './rules/department-draft.ts';

export function DepartmentsPage() {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const read = useEndpoint('listDepartments', {});
  const add = (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus size={16} /> {t('departments.add')}
    </Button>
  );
  return (
    <Page title={t('settings.departments')} intro={t('departments.intro')} action={add}>
      <Loaded read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="h-56 rounded-lg bg-surface shadow-1">
              <EmptyState icon={<Network size={20} />} text={t('departments.none')} action={add} />
            </div>
          ) : (
            <List departments={items} />
          )
        }
      </Loaded>
      {adding && <AddDepartment onClose={() => setAdding(false)} />}
    </Page>
  );
}

function List({ departments }: { departments: readonly Department[] }) {
  const t = useT();
  const errorText = useErrorText();
  const agents = useEndpoint('listAgents', {}).data?.items ?? [];
  const update = useAction('updateDepartment', ['listDepartments']);
  const move = async (id: string, by: -1 | 1) => {
    for (const { id: moved, position } of movesOf(departments, id, by)) {
      await update.mutateAsync({ params: { id: moved }, body: { position } }).catch(() => undefined); // told below
    }
  };
  return (
    <>
      {update.error && (
        <div role="alert" className="pb-3">
          <Notice tone="bad">{errorText(update.error)}</Notice>
        </div>
      )}
      <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
        {departments.map((department, index) => (
          <li
            key={department.id}
            className="relative flex items-center gap-3 py-3.5 pr-4 pl-3 hover:bg-hover"
          >
            <span className="relative z-[1] flex flex-col">
              <IconButton
                label={t('departments.up', { name: department.name })}
                disabled={index === 0 || update.isPending}
                onClick={() => void move(department.id, -1)}
                className="!size-6"
              >
                <ArrowUp size={14} />
              </IconButton>
              <IconButton
                label={t('departments.down', { name: department.name })}
                disabled={index === departments.length - 1 || update.isPending}
                onClick={() => void move(department.id, 1)}
                className="!size-6"
              >
                <ArrowDown size={14} />
              </IconButton>
            </span>
            <div className="min-w-0 flex-1">
              <Link
                to="/ajustes/departamentos/$departmentId"
                params={{ departmentId: department.id }}
                className="inset-focus block truncate text-base font-medium after:absolute after:inset-0"
              >
                {department.name}
              </Link>
              <Summary department={department} />
            </div>
            <Faces agents={agents.filter((agent) => department.member_ids.includes(agent.id))} />
            <ChevronRight size={17} className="shrink-0 text-ink-3" aria-hidden />
          </li>
        ))}
      </ul>
    </>
  );
}

const MOST_FACES = 5;

/** Its people at a glance, and who of them is there. */
function Faces({ agents }: { agents: readonly Agent[] }) {
  const t = useT();
  const more = agents.length - MOST_FACES;
  return (
    <ul className="flex shrink-0 items-center gap-1 max-sm:hidden">
      {agents.slice(0, MOST_FACES).map((agent) => {
        const words = `${agent.name}: ${t(`agents.presence.${agent.presence}`)}`;
        return (
          <li key={agent.id} title={words} className="relative">
            <Avatar name={agent.name} size={28} />
            <span className="absolute -right-0.5 -bottom-0.5 flex rounded-full bg-surface p-px">
              <PresenceMark presence={agent.presence} />
            </span>
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
      {more > 0 && <li className="pl-1 text-xs text-ink-3">+{more}</li>}
    </ul>
  );
}

function Summary({ department }: { department: Department }) {
  const t = useT();
  const { member_ids: members, sla } = department;
  const facts = [
    members.length === 0 ? t('departments.everybody') : t('departments.members', { count: members.length }),
    t(`routing.${department.routing}`),
    sla.first_response && t('departments.answerIn', { time: formatMinutes(sla.first_response.minutes) }),
  ];
  return <p className="truncate text-sm text-ink-2">{facts.filter(Boolean).join(' · ')}</p>;
}

/** Only the name is asked: the rest comes with sensible values, and the editor opens on it. */
function AddDepartment({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const create = useAction('createDepartment', ['listDepartments', 'getWall']);
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setMissing(true);
    create.mutate(
      { body: { name: name.trim() } },
      {
        onSuccess: (made) => {
          showToast('good', t('departments.added', { name: made.name }));
          void navigate({
            to: '/ajustes/departamentos/$departmentId',
            params: { departmentId: made.id },
          });
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('departments.add')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="add-department" busy={create.isPending}>
            {t('departments.add')}
          </Button>
        </>
      }
    >
      <form id="add-department" onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('departments.name')}
          hint={t('departments.nameHint')}
          error={missing ? t('channel.required') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              autoFocus
              maxLength={80}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setMissing(false);
              }}
            />
          )}
        </Field>
        {create.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(create.error)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
