import type { LocaleName, Role } from '@balcao/protocol';
import { useForm, useWatch } from 'react-hook-form';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useAction, useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input, Select } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { InvitationLink } from './invitation-link.tsx';
import { rolesToGive } from './rules/permission-matrix.ts';

type Form = { name: string; email: string; role: Role; locale: LocaleName };

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const own = useMe().user.role;
  const create = useAction('createUser', ['listUsers', 'listAgents', 'listMails']);
  const { register, handleSubmit, formState, control } = useForm<Form>({
    defaultValues: { role: 'agent', locale: useLocale() },
  });
  const role = useWatch({ control, name: 'role' });
  const submit = handleSubmit((form) => create.mutate({ body: form }));
  if (create.data) {
    const { user, mailed, sign_in_url: url } = create.data;
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('team.added', { name: user.name })}
        closeLabel={t('common.close')}
        footer={
          <Button look="primary" onClick={onClose}>
            {t('team.done')}
          </Button>
        }
      >
        <InvitationLink url={url} mailedTo={mailed ? user.email : null} />
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
        <Field label={t('team.email')} error={formState.errors.email && t('team.emailInvalid')}>
          {(field) => (
            <Input
              {...field}
              type="email"
              maxLength={254}
              {...register('email', { required: true, pattern: /^\S+@\S+\.\S+$/ })}
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-[1fr_140px]">
          <Field label={t('team.role')} hint={t(`roleHint.${role}`)}>
            {(field) => (
              <Select {...field} {...register('role')}>
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
          <Field label={t('profile.language')}>
            {(field) => (
              <Select {...field} {...register('locale')}>
                <option value="pt-BR">Português</option>
                <option value="en">English</option>
                <option value="es">Español</option>
              </Select>
            )}
          </Field>
        </div>
        {create.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(create.error)}</Notice>
          </div>
        )}
        <button type="submit" hidden aria-hidden="true" />
      </form>
    </Dialog>
  );
}
