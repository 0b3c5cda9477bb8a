import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { useErrorText } from '../../error-text.ts';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Props = { onConfirmed: () => void; onClose: () => void };

/** Password → scan and confirm → recovery codes, shown once. */
export function SecondFactorSetup({ onConfirmed, onClose }: Props) {
  const t = useT();
  const begin = useAction('beginSecondFactor');
  const confirm = useAction('confirmSecondFactor', ['listUsers']);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');

  const ask = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate({ body: { password } });
  };
  const check = (whole: string) =>
    confirm.mutate({ body: { code: whole } }, { onSuccess: onConfirmed, onError: () => setCode('') });
  const typeCode = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !confirm.isPending) check(digits);
  };

  if (confirm.data) return <RecoveryCodes codes={confirm.data.recovery_codes} onClose={onClose} />;
  if (begin.data) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t('factor.scanTitle')}
        description={t('factor.scanText')}
        closeLabel={t('common.close')}
        footer={
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              look="primary"
              busy={confirm.isPending}
              disabled={code.length < 6}
              onClick={() => check(code)}
            >
              {t('factor.confirm')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center justify-center gap-5 sm:flex-nowrap sm:justify-start">
            <QrCode text={begin.data.otpauth_url} label={t('factor.qr')} />
            <div className="min-w-0 flex-1 basis-48">
              <p className="pb-1.5 text-sm text-ink-2">{t('factor.bySecret')}</p>
              <code className="block rounded-sm bg-sunken px-2.5 py-2 font-mono text-sm break-all">
                {begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}
              </code>
              <div className="pt-2">
                <CopyButton
                  text={begin.data.secret}
                  label={t('factor.copySecret')}
                  doneLabel={t('common.copied')}
                />
              </div>
            </div>
          </div>
          <Field label={t('factor.code')} hint={t('factor.codeHint')}>
            {(field) => (
              <Input
                {...field}
                autoFocus
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={7}
                value={code}
                disabled={confirm.isPending}
                onChange={(event) => typeCode(event.target.value)}
                className="tabular !h-12 text-center font-mono !text-xl tracking-[0.35em]"
              />
            )}
          </Field>
          {confirm.error && <Failure error={confirm.error} />}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('factor.turnOn')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="factor-on" busy={begin.isPending}>
            {t('factor.next')}
          </Button>
        </>
      }
    >
      <form id="factor-on" onSubmit={ask} noValidate className="space-y-4">
        <p className="text-base text-pretty text-ink-2">{t('factor.intro')}</p>
        <Field label={t('factor.password')} hint={t('factor.passwordHint')}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {begin.error && <Failure error={begin.error} />}
      </form>
    </Dialog>
  );
}

function Failure({ error }: { error: ApiError }) {
  const t = useT();
  const errorText = useErrorText();
  return (
    <div role="alert">
      <Notice tone="bad">
        {error.code === 'INVALID_CREDENTIALS' ? t('factor.wrongPassword') : errorText(error)}
      </Notice>
    </div>
  );
}
