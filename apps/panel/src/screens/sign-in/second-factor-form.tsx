import type { Me } from '@balcao/protocol';
import { type FormEvent, useState } from 'react';
import { useT } from '../../i18n/sign-in/use-t.ts';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useErrorText } from '../error-text.ts';
import { Rejection } from './rejection.tsx';
import { isWholeCode, tidyCode } from './rules/second-factor-code.ts';
import { useCountdown } from './use-countdown.ts';

type Props = {
  token: string;
  onEnter: (me: Me) => void;
  /** the five minutes are over: the password again, and why */
  onExpired: (error: ApiError) => void;
  onBack: () => void;
};

/** The six digits of the app, which go by themselves once they are complete; or one of the recovery codes. */
export function SecondFactorForm({ token, onEnter, onExpired, onBack }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const { client } = useSync();
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [lockedSeconds, setLockedSeconds] = useCountdown();

  async function send(whole: string): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      onEnter(await client.call('signInSecondFactor', { body: { token, code: whole } }));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setBusy(false);
      if (cause.code === 'SIGN_IN_TOKEN_INVALID') return onExpired(cause);
      setCode('');
      if (cause.code === 'ACCOUNT_LOCKED' || cause.code === 'RATE_LIMITED')
        setLockedSeconds(cause.retryAfterSeconds ?? 60);
      else setError(cause);
    }
  }
  const type = (text: string) => {
    const next = tidyCode(kind, text);
    setCode(next);
    setMissing(false);
    if (kind === 'app' && isWholeCode(kind, next) && !busy && lockedSeconds === 0) void send(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWholeCode(kind, code)) void send(code);
    else setMissing(true);
  };
  const turn = () => {
    setKind(kind === 'app' ? 'recovery' : 'app');
    setCode('');
    setError(null);
    setMissing(false);
  };

  return (
    <form onSubmit={submit} noValidate className="mt-7 flex flex-col gap-4">
      {lockedSeconds > 0 && (
        <Rejection tone="soon" text={t('signIn.lockedCode', { seconds: lockedSeconds })} />
      )}
      {error !== null && lockedSeconds === 0 && <Rejection tone="bad" text={errorText(error)} />}
      <Field
        label={t(kind === 'app' ? 'signIn.code' : 'signIn.recoveryCode')}
        hint={t(kind === 'app' ? 'signIn.codeHint' : 'signIn.recoveryHint')}
        error={missing ? t(kind === 'app' ? 'signIn.codeMissing' : 'signIn.recoveryMissing') : undefined}
      >
        {(field) => (
          <Input
            key={kind}
            {...field}
            autoFocus
            autoComplete={kind === 'app' ? 'one-time-code' : 'off'}
            inputMode={kind === 'app' ? 'numeric' : 'text'}
            maxLength={kind === 'app' ? 7 : 40}
            spellCheck={false}
            value={code}
            disabled={busy}
            onChange={(event) => type(event.target.value)}
            className={
              kind === 'app'
                ? 'tabular !h-12 text-center font-mono !text-xl tracking-[0.35em]'
                : 'font-mono tracking-wide'
            }
          />
        )}
      </Field>
      <Button look="primary" type="submit" busy={busy} disabled={lockedSeconds > 0} className="h-10">
        {t('signIn.confirmCode')}
      </Button>
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-sm">
        <LinkButton onClick={turn}>{t(kind === 'app' ? 'signIn.useRecovery' : 'signIn.useApp')}</LinkButton>
        <LinkButton onClick={onBack}>{t('signIn.otherAccount')}</LinkButton>
      </p>
    </form>
  );
}
