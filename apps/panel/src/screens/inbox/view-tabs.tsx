import { useMemo } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox } from '../../sync/context.tsx';
import type { View } from '../../sync/list-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { unreadViews } from './rules/unread-views.ts';

const TABS = ['mine', 'queue', 'all', 'bot'] as const;

/** Whose conversations; with how many there are, and a dot where something is unread. */
export function ViewTabs({ view, onView }: { view: View; onView: (view: View) => void }) {
  const t = useT();
  const counts = useInbox((state) => state.counts);
  const conversations = useInbox((state) => state.snapshot.conversations);
  const userId = useInbox((state) => state.userId);
  const unread = useMemo(() => unreadViews(conversations, userId), [conversations, userId]);
  const shown = { mine: counts?.mine, queue: counts?.queue, all: undefined, bot: counts?.bot };
  return (
    <div role="group" aria-label={t('inbox.views')} className="flex gap-1 border-b border-line px-2">
      {TABS.map((tab, index) => (
        <button
          key={tab}
          type="button"
          aria-pressed={view === tab}
          title={`${t(`inbox.${tab}`)} (${index + 1})`}
          onClick={() => onView(tab)}
          className={classNames(
            'inset-focus relative flex h-9 flex-auto items-center justify-center gap-1.5 rounded-t-sm px-1.5 text-sm font-medium whitespace-nowrap transition-colors duration-[--fast]',
            view === tab
              ? 'text-ink after:absolute after:inset-x-1 after:-bottom-px after:h-0.5 after:rounded-full after:bg-accent'
              : 'text-ink-2 hover:text-ink',
          )}
        >
          {t(`inbox.${tab}`)}
          {(shown[tab] ?? 0) > 0 && (
            <span
              className={classNames(
                'tabular grid h-[18px] min-w-[18px] place-items-center rounded-full px-1 text-xs leading-none',
                tab === 'queue' ? 'bg-soon-wash font-semibold text-soon' : 'bg-sunken font-normal text-ink-2',
              )}
            >
              {shown[tab]}
            </span>
          )}
          {unread[tab] > 0 && (
            <span
              role="img"
              aria-label={t('inbox.unread', { count: unread[tab] })}
              title={t('inbox.unread', { count: unread[tab] })}
              className="absolute top-1 right-0.5 size-2 rounded-full bg-accent"
            />
          )}
        </button>
      ))}
    </div>
  );
}
