import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleAlert, LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useT } from '../../i18n/use-t.tsx';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';
import { CounterDrawing } from './counter-drawing.tsx';

type Form = { email: string; password: string };

export function SignInScreen() {
  const t = useT();
  const { para, token: inQuery } = useSearch({ strict: false });
  // Links carry it behind #, where no log sees it.
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? inQuery);
  const enter = useEnter(para);
  const [entering, setEntering] = useState(token !== undefined);
  const [error, setError] = useState<string | null>(null);
  const errorText = useErrorText();
  const { client } = useSync();
  const { register, handleSubmit, formState } = useForm<Form>();
  const [lockedSeconds, setLockedSeconds] = useCountdown();

  const fail = (cause: unknown) => {
    if (!(cause instanceof ApiError)) throw cause;
    if (cause.code === 'ACCOUNT_LOCKED' || cause.code === 'RATE_LIMITED')
      setLockedSeconds(cause.retryAfterSeconds ?? 60);
    else setError(errorText(cause));
  };

  const used = useRef(false);
  useEffect(() => {
    // A token works once: it leaves the address at once, and StrictMode's second run must not spend it again.
    if (token === undefined || used.current) return;
    used.current = true;
    history.replaceState(history.state, '', '/entrar');
    client
      .call('signInWithToken', { body: { token } })
      .then(enter)
      .catch((cause: unknown) => {
        setEntering(false);
        fail(cause);
      });
  });

  const submit = handleSubmit(async (form) => {
    setError(null);
    await client.call('signIn', { body: form }).then(enter).catch(fail);
  });

  return (
    <div className="grid h-dvh overflow-y-auto bg-paper lg:grid-cols-[minmax(440px,1fr)_1.25fr]">
      <main className="flex flex-col justify-center px-6 py-10">
        <div className="mx-auto w-full max-w-[348px]">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <h1 className="mt-5 text-xl font-semibold tracking-tight">{t('signIn.title')}</h1>
          <p className="mt-1 text-base text-ink-2">{t('signIn.subtitle')}</p>
          {entering ? (
            <p role="status" className="mt-8 flex items-center gap-2.5 text-base text-ink-2">
              <LoaderCircle size={18} className="animate-spin" /> {t('signIn.entering')}
            </p>
          ) : (
            <form onSubmit={submit} noValidate className="mt-7 flex flex-col gap-4">
              {lockedSeconds > 0 && (
                <div role="alert">
                  <Notice tone="soon" icon={<CircleAlert size={16} className="text-soon" />}>
                    {t('signIn.locked', { seconds: lockedSeconds })}
                  </Notice>
                </div>
              )}
              {error !== null && lockedSeconds === 0 && (
                <div role="alert">
                  <Notice tone="bad" icon={<CircleAlert size={16} className="text-bad" />}>
                    {error}
                  </Notice>
                </div>
              )}
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
              <Field
                label={t('signIn.password')}
                error={formState.errors.password && t('signIn.passwordMissing')}
              >
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
          )}
        </div>
      </main>
      <aside aria-hidden className="hidden bg-sunken lg:block">
        <CounterDrawing />
      </aside>
    </div>
  );
}

function useEnter(to: string | undefined) {
  const sync = useSync();
  const navigate = useNavigate();
  return (me: Parameters<typeof sync.setMe>[0]) => {
    sync.setMe(me);
    // Only a path of ours: `//host` would leave the panel.
    const safe = to?.startsWith('/') && !to.startsWith('//') ? to : '/conversas';
    void navigate({ to: safe, replace: true });
  };
}

function useCountdown(): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}
