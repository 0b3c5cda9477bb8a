import type { Me, SecondFactorNeeded } from '@balcao/protocol';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../i18n/sign-in/use-t.ts';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useErrorText } from '../error-text.ts';
import { Rejection } from './rejection.tsx';
import { useCountdown } from './use-countdown.ts';

type Form = { email: string; password: string };
type Props = {
  /** why the person is here again, e.g. a link that was used */
  refused: ApiError | null;
  onAnswer: (answer: Me | SecondFactorNeeded) => void;
};

export function PasswordForm({ refused, onAnswer }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { client } = useSync();
  const { register, handleSubmit, formState } = useForm<Form>();
  const [error, setError] = useState<ApiError | null>(refused);
  const [lockedSeconds, setLockedSeconds] = useCountdown();

  const submit = handleSubmit(async (body) => {
    setError(null);
    try {
      onAnswer(await client.call('signIn', { body }));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      const isLocked = cause.code === 'ACCOUNT_LOCKED' || cause.code === 'RATE_LIMITED';
      if (isLocked) setLockedSeconds(cause.retryAfterSeconds ?? 60);
      else setError(cause);
    }
  });

  return (
    <form onSubmit={submit} noValidate className="mt-7 flex flex-col gap-4">
      {lockedSeconds > 0 && <Rejection tone="soon" text={t('signIn.locked', { seconds: lockedSeconds })} />}
      {error !== null && lockedSeconds === 0 && <Rejection tone="bad" text={errorText(error)} />}
      <Field label={t('signIn.email')} error={formState.errors.email && t('signIn.emailMissing')}>
        {(field) => (
          <Input
            {...field}
            type="email"
            autoComplete="username"
            autoFocus
            {...register('email', { required: true })}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} error={formState.errors.password && t('signIn.passwordMissing')}>
        {(field) => (
          <Input
            {...field}
            type="password"
            autoComplete="current-password"
            {...register('password', { required: true })}
          />
        )}
      </Field>
      <Button
        look="primary"
        type="submit"
        busy={formState.isSubmitting}
        disabled={lockedSeconds > 0}
        className="mt-1 h-10"
      >
        {t('signIn.submit')}
      </Button>
      <p className="text-sm text-ink-3">{t('signIn.forgot')}</p>
    </form>
  );
}
