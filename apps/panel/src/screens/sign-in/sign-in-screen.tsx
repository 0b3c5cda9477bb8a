import type { Me, SecondFactorNeeded } from '@balcao/protocol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { SignInLanguage, useT } from '../../i18n/sign-in/use-t.ts';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import { CounterDrawing } from './counter-drawing.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** Spending a link, asking for the password, or for the second factor after either of them. */
type Step =
  | { step: 'entering' }
  | { step: 'password'; refused: ApiError | null }
  | { step: 'code'; token: string };

export function SignInScreen() {
  return (
    <SignInLanguage>
      <SignIn />
    </SignInLanguage>
  );
}

function SignIn() {
  const t = useT();
  const { para, token: inQuery } = useSearch({ strict: false });
  // Links carry it behind #, where no log sees it.
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? inQuery);
  const [state, setState] = useState<Step>(
    token === undefined ? { step: 'password', refused: null } : { step: 'entering' },
  );
  const enter = useEnter(para);
  const { client } = useSync();
  const take = (answer: Me | SecondFactorNeeded) => {
    if ('second_factor_token' in answer) setState({ step: 'code', token: answer.second_factor_token });
    else enter(answer);
  };

  const used = useRef(false);
  useEffect(() => {
    // A token works once: it leaves the address at once, and StrictMode's second run must not spend it again.
    if (token === undefined || used.current) return;
    used.current = true;
    history.replaceState(history.state, '', '/entrar');
    client
      .call('signInWithToken', { body: { token } })
      .then(take)
      .catch((cause: unknown) => {
        if (!(cause instanceof ApiError)) throw cause;
        setState({ step: 'password', refused: cause });
      });
  });

  const askForPassword = (refused: ApiError | null) => setState({ step: 'password', refused });
  return (
    <div className="grid h-dvh overflow-y-auto bg-paper lg:grid-cols-[minmax(440px,1fr)_1.25fr]">
      <main className="flex flex-col justify-center px-6 py-10">
        <div className="mx-auto w-full max-w-[348px]">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <h1 className="mt-5 text-xl font-semibold tracking-tight">
            {t(state.step === 'code' ? 'signIn.codeTitle' : 'signIn.title')}
          </h1>
          <p className="mt-1 text-base text-pretty text-ink-2">
            {t(state.step === 'code' ? 'signIn.codeSubtitle' : 'signIn.subtitle')}
          </p>
          {state.step === 'entering' && (
            <p role="status" className="mt-8 flex items-center gap-2.5 text-base text-ink-2">
              <LoaderCircle size={18} className="animate-spin" /> {t('signIn.entering')}
            </p>
          )}
          {state.step === 'password' && <PasswordForm refused={state.refused} onAnswer={take} />}
          {state.step === 'code' && (
            <SecondFactorForm
              token={state.token}
              onEnter={enter}
              onExpired={askForPassword}
              onBack={() => askForPassword(null)}
            />
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
  return (me: Me) => {
    sync.setMe(me);
    // Only a path of ours: `//host` would leave the panel.
    const safe = to?.startsWith('/') && !to.startsWith('//') ? to : '/conversas';
    void navigate({ to: safe, replace: true });
  };
}
