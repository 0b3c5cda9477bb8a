import type { Role, User } from '@balcao/protocol';
import { roleAllows } from '@balcao/protocol/permissions';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useAction, useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Select } from '../../../ui/field.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { Badge, Notice } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { LastSeen } from './last-seen.tsx';
import { rolesToGive } from './rules/permission-matrix.ts';
import { UserAccess } from './user-access.tsx';
import { UserSessions } from './user-sessions.tsx';

/** One person: who they are, how they get in, where they are signed in. */
export function UserSheet({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const me = useMe();
  // Nobody changes who stands above them, so owners are the owners' alone.
  const isBeyond = !roleAllows(me.user.role, user.role);
  const isSelf = user.id === me.user.id;
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={user.name}
      description={user.email}
      closeLabel={t('common.close')}
    >
      <div className="space-y-7">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-2">
          <Badge tone={user.role === 'owner' ? 'accent' : 'quiet'}>{t(`role.${user.role}`)}</Badge>
          {user.disabled_at !== null && (
            <Badge tone="bad">{t('team.disabledAt', { at: formatMoment(user.disabled_at, locale) })}</Badge>
          )}
          <span>
            <LastSeen user={user} now={now} />
          </span>
          <span>{t('team.since', { at: formatMoment(user.created_at, locale) })}</span>
        </p>
        {isBeyond && <Notice>{t('team.ownersOnly')}</Notice>}
        {!isBeyond && <EditPerson user={user} isSelf={isSelf} />}
        {!isBeyond && <UserAccess user={user} isSelf={isSelf} />}
        <UserSessions user={user} canRevoke={!isBeyond} />
      </div>
    </Dialog>
  );
}

function EditPerson({ user, isSelf }: { user: User; isSelf: boolean }) {
  const t = useT();
  const errorText = useErrorText();
  const own = useMe().user.role;
  const update = useAction('updateUser', ['listUsers', 'listAgents']);
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const isDirty = name.trim() !== user.name || role !== user.role;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    update.mutate(
      { params: { id: user.id }, body: { name: name.trim(), ...(isSelf ? {} : { role }) } },
      { onSuccess: () => showToast('good', t('common.saved')) },
    );
  };
  return (
    <form onSubmit={save} noValidate className="space-y-4">
      <Field label={t('team.name')} error={name.trim() === '' ? t('channel.required') : undefined}>
        {(field) => (
          <Input {...field} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('team.role')} hint={isSelf ? t('team.ownRole') : t(`roleHint.${role}`)}>
        {(field) => (
          <Select
            {...field}
            disabled={isSelf}
            value={role}
            onChange={(event) => {
              const next = rolesToGive(own).find((one) => one === event.target.value);
              if (next) setRole(next);
            }}
          >
            {rolesToGive(own)
              .toReversed()
              .map((one) => (
                <option key={one} value={one}>
                  {t(`role.${one}`)}
                </option>
              ))}
          </Select>
        )}
      </Field>
      {update.error && (
        <div role="alert">
          <Notice tone="bad">{errorText(update.error)}</Notice>
        </div>
      )}
      <Button look="primary" type="submit" busy={update.isPending} disabled={!isDirty}>
        {t('common.save')}
      </Button>
    </form>
  );
}
