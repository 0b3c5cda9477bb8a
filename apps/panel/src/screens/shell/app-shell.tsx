import { Navigate, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useCan, useSession, useSync } from '../../sync/context.tsx';
import { createAttentionSettings } from './attention/attention-settings.ts';
import { useAttention } from './attention/use-attention.ts';
import { type Command, useCommands } from './commands.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { KEYS } from './keys.ts';
import { Rail } from './rail.tsx';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })),
);
const SearchDialog = lazy(() =>
  import('./search/search-dialog.tsx').then((m) => ({ default: m.SearchDialog })),
);
const KeysHelp = lazy(() => import('./keys-help.tsx').then((m) => ({ default: m.KeysHelp })));

/** What surrounds every screen of somebody signed in. */
export function AppShell() {
  const session = useSession();
  if (session.state === 'out') {
    const to = location.pathname + location.search;
    return <Navigate to="/entrar" search={to === '/' ? {} : { para: to }} />;
  }
  if (session.state === 'unknown') return null;
  return <SignedIn />;
}

function SignedIn() {
  const t = useT();
  const sync = useSync();
  const navigate = useNavigate();
  const [overlay, setOverlay] = useState<'palette' | 'keys' | 'bell' | { search: string } | null>(null);
  const [attention] = useState(createAttentionSettings);
  useAttention(attention);
  const supervises = useCan('supervisor');

  useEffect(() => {
    const controller = new AbortController();
    void sync.follow(controller.signal);
    return () => controller.abort();
  }, [sync]);

  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'palette',
        group: 'view',
        label: t('keys.palette'),
        keys: KEYS.palette,
        run: () => setOverlay('palette'),
      },
      { id: 'keys', group: 'view', label: t('keys.help'), keys: KEYS.help, run: () => setOverlay('keys') },
      {
        id: 'searchAll',
        group: 'go',
        label: t('keys.searchAll'),
        keys: KEYS.search,
        run: () => setOverlay({ search: '' }),
      },
      {
        id: 'notifications',
        group: 'go',
        label: t('keys.notifications'),
        keys: KEYS.notifications,
        run: () => setOverlay('bell'),
      },
      {
        id: 'inbox',
        group: 'go',
        label: t('keys.goInbox'),
        keys: KEYS.goInbox,
        run: () => void navigate({ to: '/conversas' }),
      },
      ...(supervises
        ? [
            {
              id: 'wall',
              group: 'go' as const,
              label: t('keys.goWall'),
              keys: KEYS.goWall,
              run: () => void navigate({ to: '/painel' }),
            },
            {
              id: 'reports',
              group: 'go' as const,
              label: t('keys.goReports'),
              keys: KEYS.goReports,
              run: () => void navigate({ to: '/relatorios' }),
            },
            {
              id: 'ledger',
              group: 'go' as const,
              label: t('keys.goLedger'),
              keys: KEYS.goLedger,
              run: () => void navigate({ to: '/livro-razao' }),
            },
          ]
        : []),
      {
        id: 'settings',
        group: 'go',
        label: t('keys.goSettings'),
        keys: KEYS.goSettings,
        run: () => void navigate({ to: '/ajustes' }),
      },
      {
        id: 'profile',
        group: 'go',
        label: t('keys.goProfile'),
        keys: KEYS.goProfile,
        run: () => void navigate({ to: '/ajustes/perfil' }),
      },
    ],
    [t, navigate, supervises],
  );
  useCommands(commands);

  return (
    <div className="flex h-dvh flex-col">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1 flex-col-reverse md:flex-row">
        <Rail
          supervises={supervises}
          onHelp={() => setOverlay('keys')}
          onSearch={() => setOverlay({ search: '' })}
          bellOpen={overlay === 'bell'}
          onBell={(open) => setOverlay(open ? 'bell' : null)}
          attention={attention}
        />
        <main className="min-h-0 min-w-0 flex-1">
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        {overlay === 'palette' && (
          <CommandPalette onClose={() => setOverlay(null)} onSearch={(search) => setOverlay({ search })} />
        )}
        {typeof overlay === 'object' && overlay !== null && (
          <SearchDialog first={overlay.search} onClose={() => setOverlay(null)} />
        )}
        {overlay === 'keys' && <KeysHelp onClose={() => setOverlay(null)} />}
      </Suspense>
    </div>
  );
}
