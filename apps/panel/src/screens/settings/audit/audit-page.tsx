import { useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useEndpoint, useMe } from '../../../sync/context.tsx';
import { Input, Select } from '../../../ui/field.tsx';
import { midnightOf, moveDays } from '../../reports/rules/period.ts';
import { Page } from '../page.tsx';
import { AuditList, type AuditQuery } from './audit-list.tsx';
import { SUBJECTS } from './rules/audit-words.ts';

/** Who changed what, newest first. */
export function AuditPage() {
  const t = useT();
  const { organization } = useMe();
  const users = useEndpoint('listUsers', {}).data?.items ?? [];
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  const calendars = useEndpoint('listCalendars', {}).data?.items ?? [];
  const names = new Map(
    [...users, ...departments, ...channels, ...calendars].map(({ id, name }) => [id, name]),
  );
  const [action, setAction] = useState('');
  const [actorId, setActorId] = useState('');
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const zone = organization.time_zone;
  const at = (date: string) => new Date(midnightOf(date, zone)).toISOString();
  const query: AuditQuery = {
    action: action || undefined,
    actor_id: actorId || undefined,
    from: first === '' ? undefined : at(first),
    to: last === '' ? undefined : at(moveDays(last, 1)),
  };
  return (
    <Page title={t('settings.audit')} intro={t('audit.intro')} wide>
      <div className="grid gap-2 pb-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          aria-label={t('audit.filterAction')}
          value={action}
          onChange={(event) => setAction(event.target.value)}
        >
          <option value="">{t('audit.allActions')}</option>
          {SUBJECTS.map(([prefix, label]) => (
            <option key={prefix} value={prefix}>
              {t(label)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('audit.filterActor')}
          value={actorId}
          onChange={(event) => setActorId(event.target.value)}
        >
          <option value="">{t('audit.allActors')}</option>
          {users.map((user) => (
            <option key={user.id} value={user.id}>
              {user.name}
            </option>
          ))}
        </Select>
        <Dated label={t('audit.from')} value={first} onChange={setFirst} />
        <Dated label={t('audit.to')} value={last} onChange={setLast} />
      </div>
      <AuditList key={JSON.stringify(query)} query={query} names={names} />
    </Page>
  );
}

function Dated(props: { label: string; value: string; onChange: (date: string) => void }) {
  return (
    <label className="flex items-center gap-2 text-sm text-ink-2">
      <span className="shrink-0">{props.label}</span>
      <Input
        type="date"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="tabular"
      />
    </label>
  );
}
