import type { LocaleName } from '@balcao/protocol';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useMe, useSync } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, Input, Select } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Notice } from '../../../ui/states.tsx';
import { getThemeChoice, setThemeChoice, type ThemeChoice } from '../../../ui/theme.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card, Page } from '../page.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';

export function ProfilePage() {
  const t = useT();
  const { user, organization } = useMe();
  return (
    <Page
      title={t('settings.profile')}
      intro={t('profile.intro', { email: user.email, organization: organization.name })}
    >
      <Person />
      <Appearance />
      <Password />
      <SecondFactorCard />
    </Page>
  );
}

function Person() {
  const t = useT();
  const sync = useSync();
  const errorText = useErrorText();
  const { user } = useMe();
  const update = useAction('updateMe');
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { name: user.name, locale: user.locale },
  });
  const save = handleSubmit((body: { name: string; locale: LocaleName }) =>
    update.mutate(
      { body },
      {
        onSuccess: (me) => {
          sync.setMe(me);
          showToast('good', t('common.saved'));
        },
        onError: (error) => showToast('bad', errorText(error)),
      },
    ),
  );
  return (
    <form onSubmit={save} noValidate>
      <Card
        title={t('profile.you')}
        footer={
          <Button look="primary" type="submit" busy={update.isPending}>
            {t('common.save')}
          </Button>
        }
      >
        <Field label={t('profile.name')} error={formState.errors.name && t('channel.required')}>
          {(field) => (
            <Input {...field} maxLength={120} autoComplete="name" {...register('name', { required: true })} />
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
      </Card>
    </form>
  );
}

function Appearance() {
  const t = useT();
  const [theme, setTheme] = useState(getThemeChoice);
  const options = [
    { value: 'system', label: t('profile.themeSystem') },
    { value: 'light', label: t('profile.themeLight') },
    { value: 'dark', label: t('profile.themeDark') },
  ] as const;
  const choose = (choice: ThemeChoice) => {
    setThemeChoice(choice);
    setTheme(choice);
  };
  return (
    <Card title={t('profile.theme')} hint={t('profile.themeHint')}>
      <div className="max-w-sm">
        <Segmented label={t('profile.theme')} value={theme} options={options} onChange={choose} />
      </div>
    </Card>
  );
}

type PasswordForm = { current: string; next: string };
const SHORTEST = 10;

function Password() {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateMe');
  const { register, handleSubmit, formState, reset } = useForm<PasswordForm>();
  const save = handleSubmit((password) =>
    update.mutate(
      { body: { password } },
      {
        onSuccess: () => {
          reset();
          showToast('good', t('profile.passwordChanged'));
        },
      },
    ),
  );
  return (
    <form onSubmit={save} noValidate>
      <Card
        title={t('profile.password')}
        footer={
          <Button type="submit" busy={update.isPending}>
            {t('profile.changePassword')}
          </Button>
        }
      >
        <Field label={t('profile.current')} hint={t('profile.currentHint')}>
          {(field) => (
            <Input {...field} type="password" autoComplete="current-password" {...register('current')} />
          )}
        </Field>
        <Field
          label={t('profile.next')}
          hint={t('profile.nextHint', { length: SHORTEST })}
          error={formState.errors.next && t('profile.nextHint', { length: SHORTEST })}
        >
          {(field) => (
            <Input
              {...field}
              type="password"
              autoComplete="new-password"
              {...register('next', { required: true, minLength: SHORTEST, maxLength: 200 })}
            />
          )}
        </Field>
        {update.error && (
          <div role="alert">
            <Notice tone="bad">{errorText(update.error)}</Notice>
          </div>
        )}
      </Card>
    </form>
  );
}
