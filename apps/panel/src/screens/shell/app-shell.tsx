import { Link, Navigate, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { BookCheck, CircleHelp, Inbox, Settings } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useCan, useInbox, useSession, useSync } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type Command, useCommands } from './commands.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { UserMenu } from './user-menu.tsx';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })),
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
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null);
  const seesLedger = useCan('supervisor');

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
        keys: 'mod+k',
        run: () => setOverlay('palette'),
      },
      { id: 'keys', group: 'view', label: t('keys.help'), keys: '?', run: () => setOverlay('keys') },
      {
        id: 'inbox',
        group: 'go',
        label: t('keys.goInbox'),
        keys: 'g i',
        run: () => void navigate({ to: '/conversas' }),
      },
      ...(seesLedger
        ? [
            {
              id: 'ledger',
              group: 'go' as const,
              label: t('keys.goLedger'),
              keys: 'g l',
              run: () => void navigate({ to: '/livro-razao' }),
            },
          ]
        : []),
      {
        id: 'settings',
        group: 'go',
        label: t('keys.goSettings'),
        keys: 'g w',
        run: () => void navigate({ to: '/ajustes/whatsapp' }),
      },
      {
        id: 'profile',
        group: 'go',
        label: t('keys.goProfile'),
        keys: 'g p',
        run: () => void navigate({ to: '/ajustes/perfil' }),
      },
    ],
    [t, navigate, seesLedger],
  );
  useCommands(commands);

  return (
    <div className="flex h-dvh flex-col">
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1 flex-col-reverse md:flex-row">
        <Rail seesLedger={seesLedger} onHelp={() => setOverlay('keys')} />
        <main className="min-h-0 min-w-0 flex-1">
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        {overlay === 'palette' && <CommandPalette onClose={() => setOverlay(null)} />}
        {overlay === 'keys' && <KeysHelp onClose={() => setOverlay(null)} />}
      </Suspense>
    </div>
  );
}

function Rail({ seesLedger, onHelp }: { seesLedger: boolean; onHelp: () => void }) {
  const t = useT();
  const unread = useInbox((state) => state.counts?.unread ?? 0);
  // On a phone an open conversation takes the whole screen.
  const inConversation = 'conversationId' in useParams({ strict: false });
  return (
    <nav
      aria-label={t('shell.sections')}
      className={classNames(
        'flex shrink-0 border-line bg-sunken max-md:h-14 max-md:items-stretch max-md:justify-around max-md:border-t max-md:pb-[env(safe-area-inset-bottom)] md:w-14 md:flex-col md:items-center md:gap-1 md:border-r md:py-3',
        inConversation && 'max-md:hidden',
      )}
    >
      <span aria-hidden className="mb-3 max-md:hidden">
        <img src="/icon.svg" alt="" width={30} height={30} />
      </span>
      <RailLink
        to="/conversas"
        label={t('shell.inbox')}
        keys="g i"
        icon={<Inbox size={20} />}
        count={unread}
      />
      {seesLedger && (
        <RailLink to="/livro-razao" label={t('shell.ledger')} keys="g l" icon={<BookCheck size={20} />} />
      )}
      <RailLink to="/ajustes" label={t('shell.settings')} keys="g w" icon={<Settings size={20} />} />
      <span className="flex-1 max-md:hidden" />
      <Tooltip text={t('keys.help')} keys="?">
        <button
          type="button"
          onClick={onHelp}
          aria-label={t('keys.help')}
          className="grid size-10 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-md:hidden"
        >
          <CircleHelp size={20} />
        </button>
      </Tooltip>
      <UserMenu />
    </nav>
  );
}

type RailLinkProps = { to: string; label: string; keys: string; icon: ReactNode; count?: number };

function RailLink({ to, label, keys, icon, count = 0 }: RailLinkProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Link
        to={to}
        className="inset-focus relative grid place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-md:flex-1 md:size-10"
        activeProps={{ className: 'bg-selected !text-accent-text', 'aria-current': 'page' }}
      >
        {icon}
        <span className="text-xs md:sr-only">{label}</span>
        {count > 0 && (
          <span
            aria-hidden="true"
            className="tabular absolute top-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-xs leading-none font-semibold text-accent-ink max-md:left-1/2 max-md:ml-2 md:right-0"
          >
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
