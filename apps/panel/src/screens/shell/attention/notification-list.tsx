import type { Notification } from '@balcao/protocol';
import { useNavigate } from '@tanstack/react-router';
import { AtSign, BellOff, CheckCheck, CornerUpRight, Hourglass, Timer, UserRoundCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { ApiError } from '../../../sync/client.ts';
import { useInbox, useMe, useSync } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import type { AttentionSettingsStore } from './attention-settings.ts';
import { AttentionSwitches } from './attention-switches.tsx';
import { useNotificationWords } from './use-notification-words.ts';

const DRAWINGS = {
  mention: { Icon: AtSign, tone: 'text-accent-text bg-accent-wash' },
  assigned: { Icon: UserRoundCheck, tone: 'text-ink-2 bg-sunken' },
  transferred: { Icon: CornerUpRight, tone: 'text-ink-2 bg-sunken' },
  sla_alert: { Icon: Timer, tone: 'text-soon bg-soon-wash' },
  sla_breach: { Icon: Hourglass, tone: 'text-bad bg-bad-wash' },
} as const;

export function NotificationList({
  settings,
  onClose,
}: {
  settings: AttentionSettingsStore;
  onClose: () => void;
}) {
  const t = useT();
  const { inbox } = useSync();
  const view = useInbox((state) => state.notifications);
  const items = useOwnNotifications();
  const markRead = useMarkRead();
  const open = useOpen(onClose);
  return (
    <div className="flex max-h-[min(560px,80dvh)] flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="flex-1 text-base font-semibold">{t('bell.title')}</h2>
        <Button size="sm" look="ghost" disabled={view.unread === 0} onClick={() => markRead(null)}>
          <CheckCheck size={15} /> {t('bell.readAll')}
        </Button>
      </header>
      <div className="min-h-40 flex-1 overflow-y-auto">
        {view.load === 'loading' && items.length === 0 && <Skeleton className="m-4 h-40" />}
        {view.load === 'failed' && (
          <ErrorState
            text={t('bell.failed')}
            retry={t('common.retry')}
            onRetry={() => void inbox.loadNotifications()}
          />
        )}
        {view.load === 'ready' && items.length === 0 && (
          <EmptyState icon={<BellOff size={20} />} text={t('bell.empty')} />
        )}
        <ul className="p-1.5">
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              onOpen={() => {
                if (item.read_at === null) markRead([item.id]);
                open(item);
              }}
            />
          ))}
        </ul>
        {view.cursor !== null && (
          <div className="grid place-items-center pb-3">
            <Button size="sm" busy={view.loadingMore} onClick={inbox.loadMoreNotifications}>
              {t('common.loadMore')}
            </Button>
          </div>
        )}
      </div>
      <AttentionSwitches settings={settings} />
    </div>
  );
}

function Row({ item, onOpen }: { item: Notification; onOpen: () => void }) {
  const t = useT();
  const now = useNow();
  const { title, about, words } = useNotificationWords()(item);
  const { Icon, tone } = DRAWINGS[item.kind];
  const isNew = item.read_at === null;
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="inset-focus flex w-full items-start gap-3 rounded-sm px-2.5 py-2.5 text-left hover:bg-hover"
      >
        <span className={classNames('grid size-8 shrink-0 place-items-center rounded-full', tone)}>
          <Icon size={16} />
        </span>
        <span className="min-w-0 flex-1 text-sm">
          <span className="flex items-baseline gap-2">
            <span className={classNames('min-w-0 flex-1 truncate', isNew && 'font-semibold')}>{title}</span>
            <TimeAgo at={item.at} now={now} className="tabular shrink-0 text-xs text-ink-3" />
          </span>
          {about && <span className="block truncate text-ink-2">{about}</span>}
          {words && <span className="line-clamp-2 break-words text-ink-3">{words}</span>}
        </span>
        <span className="mt-1.5 size-2 shrink-0">
          {isNew && (
            <span role="img" aria-label={t('bell.new')} className="block size-2 rounded-full bg-accent" />
          )}
        </span>
      </button>
    </li>
  );
}

/** Newest first; the log tells of everybody's. */
function useOwnNotifications(): Notification[] {
  const userId = useMe().user.id;
  const held = useInbox((state) => state.snapshot.notifications);
  return useMemo(
    () =>
      Object.values(held)
        .map((part) => part.value)
        .filter((one) => one.user_id === userId)
        .sort((a, b) => (a.id < b.id ? 1 : -1)),
    [held, userId],
  );
}

function useMarkRead() {
  const { inbox } = useSync();
  const errorText = useErrorText();
  return (ids: readonly string[] | null) =>
    void inbox.readNotifications(ids).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      showToast('bad', errorText(error));
    });
}

function useOpen(onClose: () => void) {
  const navigate = useNavigate();
  return ({ conversation_id: conversationId, message_id: messageId }: Notification) => {
    onClose();
    if (conversationId === null) return;
    void navigate({
      to: '/conversas/$conversationId',
      params: { conversationId },
      search: messageId === null ? {} : { mensagem: messageId },
    });
  };
}
