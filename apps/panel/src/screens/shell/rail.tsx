import { Link, useParams } from '@tanstack/react-router';
import { BookCheck, ChartColumn, CircleHelp, Gauge, Inbox, Search, Settings } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import type { AttentionSettingsStore } from './attention/attention-settings.ts';
import { CountBadge } from './count-badge.tsx';
import { KEYS } from './keys.ts';
import { usePresenceItems } from './use-presence-items.tsx';

// Menus and what they open come after the first picture; their places are kept.
const Bell = lazy(() => import('./bell.tsx').then((m) => ({ default: m.Bell })));
const PresenceSwitch = lazy(() =>
  import('./presence-switch.tsx').then((m) => ({ default: m.PresenceSwitch })),
);
const UserMenu = lazy(() => import('./user-menu.tsx').then((m) => ({ default: m.UserMenu })));

type RailProps = {
  supervises: boolean;
  onHelp: () => void;
  onSearch: () => void;
  bellOpen: boolean;
  onBell: (open: boolean) => void;
  attention: AttentionSettingsStore;
};

/** The sections, and what is about this person: along the left edge, on a phone along the bottom. */
export function Rail({ supervises, onHelp, onSearch, bellOpen, onBell, attention }: RailProps) {
  const t = useT();
  const unread = useInbox((state) => state.counts?.unread ?? 0);
  const presence = usePresenceItems();
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
        keys={KEYS.goInbox}
        icon={<Inbox size={20} />}
        count={unread}
      />
      {supervises && (
        <>
          <RailLink to="/painel" label={t('shell.wall')} keys={KEYS.goWall} icon={<Gauge size={20} />} />
          <RailLink
            to="/relatorios"
            label={t('shell.reports')}
            keys={KEYS.goReports}
            icon={<ChartColumn size={20} />}
          />
          <RailLink
            to="/livro-razao"
            label={t('shell.ledger')}
            keys={KEYS.goLedger}
            icon={<BookCheck size={20} />}
            onPhone={false}
          />
        </>
      )}
      <RailLink
        to="/ajustes"
        label={t('shell.settings')}
        keys={KEYS.goSettings}
        icon={<Settings size={20} />}
        onPhone={!supervises}
      />
      <span className="flex-1 max-md:hidden" />
      <RailButton label={t('keys.searchAll')} keys={KEYS.search} onClick={onSearch}>
        <Search size={20} />
      </RailButton>
      <Suspense fallback={<span className="max-md:flex-1 md:size-10" />}>
        <Bell open={bellOpen} onOpen={onBell} settings={attention} />
      </Suspense>
      <RailButton label={t('keys.help')} keys={KEYS.help} onClick={onHelp}>
        <CircleHelp size={20} />
      </RailButton>
      <Suspense
        fallback={
          <>
            {presence && <span className="my-1 h-7 max-md:hidden" />}
            <span className="max-md:w-16 md:mt-1 md:size-8" />
          </>
        }
      >
        {presence && <PresenceSwitch items={presence} />}
        <UserMenu presence={presence} supervises={supervises} />
      </Suspense>
    </nav>
  );
}

type RailLinkProps = {
  to: string;
  label: string;
  keys: string;
  icon: ReactNode;
  count?: number;
  /** false: there it stands in the account's menu, the bar has room for five */
  onPhone?: boolean;
};

function RailLink({ to, label, keys, icon, count = 0, onPhone = true }: RailLinkProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <Link
        to={to}
        className={classNames(
          'inset-focus relative grid place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-md:flex-1 md:size-10',
          !onPhone && 'max-md:hidden',
        )}
        activeProps={{ className: 'bg-selected !text-accent-text', 'aria-current': 'page' }}
      >
        {icon}
        <span className="max-w-full truncate text-xs md:sr-only">{label}</span>
        <CountBadge count={count} />
      </Link>
    </Tooltip>
  );
}

type RailButtonProps = { label: string; keys: string; onClick: () => void; children: ReactNode };

/** On a phone these are reached otherwise. */
function RailButton({ label, keys, onClick, children }: RailButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        onClick={onClick}
        aria-label={label}
        className="inset-focus grid size-10 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-md:hidden"
      >
        {children}
      </button>
    </Tooltip>
  );
}
