import { ShieldCheck, ShieldOff } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction, useMe, useSync } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Card } from '../page.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';

/** The second step of signing in: on with an authenticator app, off with the password. */
export function SecondFactorCard() {
  const t = useT();
  const sync = useSync();
  const me = useMe();
  const [dialog, setDialog] = useState<'on' | 'off' | null>(null);
  const isOn = me.user.second_factor;
  const turn = (on: boolean) => sync.setMe({ ...me, user: { ...me.user, second_factor: on } });
  return (
    <Card title={t('factor.title')} hint={t('factor.hint')}>
      <div className="flex flex-wrap items-center gap-3">
        {isOn ? (
          <ShieldCheck size={22} className="shrink-0 text-good" aria-hidden />
        ) : (
          <ShieldOff size={22} className="shrink-0 text-ink-3" aria-hidden />
        )}
        <p className="min-w-0 flex-1 text-sm text-pretty">{t(isOn ? 'factor.isOn' : 'factor.isOff')}</p>
        {isOn ? (
          <Button look="danger" onClick={() => setDialog('off')}>
            {t('factor.turnOff')}
          </Button>
        ) : (
          <Button look="primary" onClick={() => setDialog('on')}>
            {t('factor.turnOn')}
          </Button>
        )}
      </div>
      {dialog === 'on' && (
        <SecondFactorSetup onConfirmed={() => turn(true)} onClose={() => setDialog(null)} />
      )}
      {dialog === 'off' && <TurnOff onOff={() => turn(false)} onClose={() => setDialog(null)} />}
    </Card>
  );
}

function TurnOff({ onOff, onClose }: { onOff: () => void; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const remove = useAction('removeSecondFactor', ['listUsers']);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate(
      { body: { password } },
      {
        onSuccess: () => {
          onOff();
          onClose();
          showToast('good', t('factor.turnedOff'));
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('factor.turnOffAsk')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="danger" type="submit" form="factor-off" busy={remove.isPending}>
            {t('factor.turnOff')}
          </Button>
        </>
      }
    >
      <form id="factor-off" onSubmit={submit} noValidate className="space-y-4">
        <p className="text-base text-pretty text-ink-2">{t('factor.turnOffText')}</p>
        <Field label={t('factor.password')}>
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
        {remove.error && (
          <div role="alert">
            <Notice tone="bad">
              {remove.error.code === 'INVALID_CREDENTIALS'
                ? t('factor.wrongPassword')
                : errorText(remove.error)}
            </Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
