import { Bell as BellDrawing } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox } from '../../sync/context.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useIsNarrow } from '../../ui/use-narrow.ts';
import type { AttentionSettingsStore } from './attention/attention-settings.ts';
import { CountBadge } from './count-badge.tsx';

const NotificationList = lazy(() =>
  import('./attention/notification-list.tsx').then((m) => ({ default: m.NotificationList })),
);

type Props = { open: boolean; onOpen: (open: boolean) => void; settings: AttentionSettingsStore };

/** What somebody wants this person to see. */
export function Bell({ open, onOpen, settings }: Props) {
  const t = useT();
  const isNarrow = useIsNarrow();
  const unread = useInbox((state) => state.notifications.unread);
  return (
    <Popover
      label={t('bell.title')}
      side={isNarrow ? 'top' : 'right'}
      align="end"
      open={open}
      onOpenChange={onOpen}
      className="w-[min(380px,calc(100vw-16px))]"
      trigger={
        <button
          type="button"
          title={t('bell.title')}
          className="inset-focus relative grid place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink data-[state=open]:bg-selected data-[state=open]:text-accent-text max-md:flex-1 md:size-10"
        >
          <BellDrawing size={20} />
          <span className="text-xs md:sr-only">{t('bell.title')}</span>
          {unread > 0 && <span className="sr-only"> {t('bell.count', { count: unread })}</span>}
          <CountBadge count={unread} />
        </button>
      }
    >
      <Suspense fallback={<Skeleton className="m-4 h-72" />}>
        <NotificationList settings={settings} onClose={() => onOpen(false)} />
      </Suspense>
    </Popover>
  );
}
