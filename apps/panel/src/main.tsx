import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { guessLocale } from './i18n/locale.ts';
import { LanguageProvider, useT } from './i18n/use-t.tsx';
import { router } from './router.tsx';
import { CommandsProvider } from './screens/shell/commands.tsx';
import { SyncContext, useSession, useSync } from './sync/context.tsx';
import { createSync, type Sync } from './sync/create-sync.ts';
import './ui/base.css';
import { ErrorState } from './ui/states.tsx';
import { watchTheme } from './ui/theme.ts';
import { Toasts } from './ui/toast.tsx';
import { TooltipProvider } from './ui/tooltip.tsx';

function App() {
  const session = useSession();
  const locale = session.state === 'in' ? session.me.user.locale : guessLocale();
  return (
    <LanguageProvider locale={locale}>
      <TooltipProvider delayDuration={400}>
        <CommandsProvider>
          <Start />
        </CommandsProvider>
      </TooltipProvider>
    </LanguageProvider>
  );
}

/** Nothing is drawn before it is known who is here, so no screen flashes another. */
function Start() {
  const t = useT();
  const sync = useSync();
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    sync.loadMe().catch(() => setFailed(true));
  };
  useEffect(() => {
    start(sync).catch(() => setFailed(true));
  }, [sync]);
  if (failed) return <ErrorState text={t('error.offline')} retry={t('common.retry')} onRetry={load} />;
  if (session.state === 'unknown') return null;
  return (
    <>
      <RouterProvider router={router} />
      <Toasts closeLabel={t('common.close')} />
    </>
  );
}

/** A sign-in link brings its own person: asking who is here first would only be refused. */
async function start(sync: Sync): Promise<void> {
  if (sync.session.get().state !== 'unknown') return;
  const carriesToken = [location.search, location.hash].some((part) =>
    new URLSearchParams(part.slice(1)).has('token'),
  );
  if (location.pathname === '/entrar' && carriesToken) sync.session.set(() => ({ state: 'out' }));
  else await sync.loadMe();
}

watchTheme();
// After an update of the server a tab still asks for the parts of the old build: it starts anew, once a minute at most.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('balcao.restarted') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('balcao.restarted', String(Date.now()));
  location.reload();
});
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const sync = createSync();
createRoot(root).render(
  <StrictMode>
    <SyncContext.Provider value={sync}>
      <QueryClientProvider client={sync.queries}>
        <App />
      </QueryClientProvider>
    </SyncContext.Provider>
  </StrictMode>,
);
