import type { Role } from '@balcao/protocol';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useT } from '../../i18n/use-t.tsx';
import { useAction, useCan, useEndpoint, useMe } from '../../sync/context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Badge, Notice } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';
import { Loaded, Page } from './page.tsx';

export function TeamPage() {
  const t = useT();
  const me = useMe();
  const isAdmin = useCan('admin');
  const [adding, setAdding] = useState(false);
  const read = useEndpoint('listUsers', {});
  return (
    <Page
      title={t('settings.team')}
      intro={t('team.intro')}
      action={
        isAdmin && (
          <Button look="primary" onClick={() => setAdding(true)}>
            <Plus size={16} /> {t('team.add')}
          </Button>
        )
      }
    >
      <Loaded read={read}>
        {({ items }) => (
          <ul className="divide-y divide-line rounded-lg bg-surface shadow-1">
            {items.map((user) => (
              <li key={user.id} className="flex items-center gap-3.5 px-5 py-3.5">
                <Avatar name={user.name} size={38} />
                <div className="min-w-0 flex-1">
                  <p className="truncate text-base font-medium">
                    {user.name}{' '}
                    {user.id === me.user.id && (
                      <span className="text-sm font-normal text-ink-3">{t('team.you')}</span>
                    )}
                  </p>
                  <p className="truncate text-sm text-ink-2">{user.email}</p>
                </div>
                <Badge tone={user.role === 'owner' ? 'accent' : 'quiet'}>{t(`role.${user.role}`)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  );
}

type Form = { name: string; email: string; role: Role };
const ROLES = ['agent', 'supervisor', 'admin', 'viewer', 'owner'] as const;

function AddPerson({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const create = useAction('createUser', ['listUsers']);
  const { register, handleSubmit, formState, control } = useForm<Form>({ defaultValues: { role: 'agent' } });
  const role = useWatch({ control, name: 'role' });
  const submit = handleSubmit((form) => create.mutate({ body: form }));
  if (create.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('team.added', { name: create.data.user.name })}
        closeLabel={t('common.close')}
      >
        <p className="pb-3 text-base text-ink-2">{t('team.linkText')}</p>
        <div className="flex gap-2">
          <Input
            readOnly
            aria-label={t('team.link')}
            value={create.data.sign_in_url}
            className="font-mono !text-sm"
            onFocus={(event) => event.target.select()}
          />
          <CopyButton
            text={create.data.sign_in_url}
            label={t('common.copy')}
            doneLabel={t('common.copied')}
          />
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('team.add')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" busy={create.isPending} onClick={() => void submit()}>
            {t('team.add')}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <Field label={t('team.name')} error={formState.errors.name && t('channel.required')}>
          {(field) => (
            <Input {...field} autoFocus maxLength={120} {...register('name', { required: true })} />
          )}
        </Field>
        <Field label={t('signIn.email')} error={formState.errors.email && t('team.emailInvalid')}>
          {(field) => (
            <Input
              {...field}
              type="email"
              maxLength={254}
              {...register('email', { required: true, pattern: /^\S+@\S+\.\S+$/ })}
            />
          )}
        </Field>
        <Field label={t('team.role')} hint={t(`roleHint.${role}`)}>
          {(field) => (
            <Select {...field} {...register('role')}>
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`role.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {create.error && <Notice tone="bad">{errorText(create.error)}</Notice>}
        <button type="submit" hidden aria-hidden="true" />
      </form>
    </Dialog>
  );
}
