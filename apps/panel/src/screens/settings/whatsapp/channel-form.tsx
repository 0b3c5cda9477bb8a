import type { Channel } from '@balcao/protocol';
import { Dices, ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { Controller, type RegisterOptions, useForm, useWatch } from 'react-hook-form';
import { type SettingsKey, useT } from '../../../i18n/settings/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useAction, useCan } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Field, Input, SwitchField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card } from '../page.tsx';
import { Report } from './connection-test.tsx';

type Form = {
  name: string;
  phone_number_id: string;
  waba_id: string;
  access_token: string;
  app_secret: string;
  verify_token: string;
  bot_enabled: boolean;
  mark_read: boolean;
};
type TextName = Exclude<keyof Form, 'bot_enabled' | 'mark_read'>;

type Props = { channel: Channel | null; onSaved: (channel: Channel) => void };

/** The fields Meta gives, in the order its dashboard shows them. */
export function ChannelForm({ channel, onSaved }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const canEdit = useCan('admin');
  const isNew = channel === null;
  const [failure, setFailure] = useState<ApiError | null>(null);
  const create = useAction('createChannel', ['listChannels']);
  const update = useAction('updateChannel', ['listChannels']);
  const test = useAction('testConnection');
  const { register, control, handleSubmit, formState, setValue, getValues, trigger } = useForm<Form>({
    defaultValues: {
      name: channel?.name ?? '',
      phone_number_id: channel?.phone_number_id ?? '',
      waba_id: channel?.waba_id ?? '',
      access_token: '',
      app_secret: '',
      verify_token: channel?.verify_token ?? randomToken(),
      bot_enabled: channel?.bot_enabled ?? true,
      mark_read: channel?.mark_read ?? true,
    },
  });

  const verifyToken = useWatch({ control, name: 'verify_token' });

  const save = handleSubmit(async (form) => {
    setFailure(null);
    const { access_token, app_secret, phone_number_id: _, ...rest } = form;
    try {
      if (isNew) {
        onSaved(await create.mutateAsync({ body: form }));
        return;
      }
      const secrets = { access_token: access_token || undefined, app_secret: app_secret || undefined };
      onSaved(await update.mutateAsync({ params: { id: channel.id }, body: { ...rest, ...secrets } }));
      setValue('access_token', '');
      setValue('app_secret', '');
    } catch (error) {
      // useAction rejects with nothing but ApiError
      setFailure(error as ApiError);
    }
  });
  const tryOut = async () => {
    if (!(await trigger(['phone_number_id', 'waba_id', 'access_token', 'app_secret']))) return;
    const { phone_number_id, waba_id, access_token, app_secret } = getValues();
    test.mutate({ body: { phone_number_id, waba_id, access_token, app_secret } });
  };

  const required = { required: t('channel.required') } satisfies RegisterOptions;
  const digits = { ...required, pattern: { value: /^\s*\d{5,25}\s*$/, message: t('channel.digits') } };
  const needed = isNew ? required : {};
  const atLeast = (value: number) => ({ ...needed, minLength: { value, message: t('channel.tooShort') } });
  const text = (
    name: TextName,
    label: string,
    hint: SettingsKey,
    rules: RegisterOptions<Form, TextName>,
    props: { type?: string; readOnly?: boolean; placeholder?: string } = {},
  ) => (
    <Field label={label} hint={t(hint)} error={formState.errors[name]?.message}>
      {(field) => (
        <Input
          {...field}
          {...props}
          disabled={!canEdit}
          autoComplete="off"
          spellCheck={false}
          {...register(name, { ...rules, setValueAs: (value: string) => value.trim() })}
        />
      )}
    </Field>
  );
  const kept = isNew ? undefined : '••••••••••••••••';

  return (
    <form onSubmit={save} noValidate>
      <Card title={t('channel.identity')}>
        {text('name', t('channel.name'), 'channel.nameHint', required)}
        {text('phone_number_id', 'Phone Number ID', 'channel.phoneNumberIdHint', digits, {
          readOnly: !isNew,
        })}
        {text('waba_id', 'WhatsApp Business Account ID (WABA ID)', 'channel.wabaIdHint', digits)}
      </Card>
      <Card title={t('channel.secrets')} hint={t('channel.secretsHint')}>
        {text(
          'access_token',
          'Access Token',
          isNew ? 'channel.accessTokenHint' : 'channel.keepHint',
          atLeast(10),
          { type: 'password', placeholder: kept },
        )}
        {text('app_secret', 'App Secret', isNew ? 'channel.appSecretHint' : 'channel.keepHint', atLeast(8), {
          type: 'password',
          placeholder: kept,
        })}
        <Notice tone="soon" icon={<ShieldAlert size={16} className="text-soon" />}>
          {t('channel.appSecretWhy')}
        </Notice>
        <Field
          label="Webhook Verify Token"
          hint={t('channel.verifyTokenHint')}
          error={formState.errors.verify_token?.message}
        >
          {(field) => (
            <div className="flex gap-2">
              <Input
                {...field}
                disabled={!canEdit}
                className="font-mono !text-sm"
                {...register('verify_token', {
                  ...required,
                  minLength: { value: 4, message: t('channel.tooShort') },
                })}
              />
              <CopyButton text={verifyToken} label={t('common.copy')} doneLabel={t('common.copied')} />
              {canEdit && (
                <Button
                  aria-label={t('channel.newToken')}
                  title={t('channel.newToken')}
                  onClick={() => setValue('verify_token', randomToken())}
                >
                  <Dices size={16} />
                </Button>
              )}
            </div>
          )}
        </Field>
      </Card>
      <Card
        title={t('channel.behaviour')}
        footer={
          canEdit && (
            <>
              {isNew && (
                <Button busy={test.isPending} onClick={tryOut}>
                  {t('test.run')}
                </Button>
              )}
              <Button look="primary" type="submit" busy={formState.isSubmitting}>
                {isNew ? t('channel.connect') : t('common.save')}
              </Button>
            </>
          )
        }
      >
        <Controller
          control={control}
          name="bot_enabled"
          render={({ field }) => (
            <SwitchField
              label={t('channel.bot')}
              hint={t('channel.botHint')}
              checked={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="mark_read"
          render={({ field }) => (
            <SwitchField
              label={t('channel.read')}
              hint={t('channel.readHint')}
              checked={field.value}
              onChange={field.onChange}
            />
          )}
        />
        {failure && (
          <div role="alert">
            <Notice tone="bad">{errorText(failure)}</Notice>
          </div>
        )}
        {test.error && <Notice tone="bad">{errorText(test.error)}</Notice>}
        {test.data && <Report report={test.data} />}
      </Card>
    </form>
  );
}

function randomToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
