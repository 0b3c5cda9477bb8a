import type { Conversation } from '@balcao/protocol';
import { memo } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { activityOf } from '../../sync/list-view.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TimeAgo } from '../../ui/time.tsx';
import { nameOf } from '../conversation/rules/name-of.ts';
import { StatusTicks } from '../conversation/status-ticks.tsx';
import { OwnerMark } from './owner-mark.tsx';
import { PreviewLine } from './preview-line.tsx';

export const ROW_HEIGHT = 72;

type Props = { conversation: Conversation; open: boolean; now: number; onOpen: (id: string) => void };

export const ConversationRow = memo(function ConversationRow({ conversation, open, now, onOpen }: Props) {
  const t = useT();
  const { contact, last_message: last, unread_count: unread, owner } = conversation;
  const name = nameOf(contact) ?? t('contact.unnamed');
  const hasUnread = unread > 0;
  return (
    <div role="listitem" className="px-1.5">
      <button
        type="button"
        onClick={() => onOpen(conversation.id)}
        aria-current={open || undefined}
        style={{ height: ROW_HEIGHT - 2 }}
        className={classNames(
          'inset-focus mb-0.5 flex w-full items-center gap-3 rounded-sm px-2.5 text-left transition-colors duration-[--fast]',
          open ? 'bg-selected' : 'hover:bg-hover',
        )}
      >
        <span className="relative">
          <Avatar name={contact.name} size={42} />
          <OwnerMark owner={owner} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span
              className={classNames(
                'min-w-0 flex-1 truncate text-base',
                hasUnread ? 'font-semibold' : 'font-medium',
              )}
            >
              {name}
            </span>
            <TimeAgo
              at={activityOf(conversation)}
              now={now}
              className={classNames(
                'tabular shrink-0 text-xs',
                hasUnread ? 'font-semibold text-accent-text' : 'text-ink-3',
              )}
            />
          </span>
          <span className="mt-0.5 flex h-5 items-center gap-1.5">
            {last?.direction === 'outbound' && <StatusTicks status={last.status} inDoubt={false} />}
            <span
              className={classNames('min-w-0 flex-1 truncate text-sm', hasUnread ? 'text-ink' : 'text-ink-2')}
            >
              <PreviewLine last={last} />
            </span>
            {owner.type === 'queue' && conversation.department && (
              <span className="shrink-0 rounded-full bg-soon-wash px-1.5 text-xs leading-[18px] font-medium text-soon">
                {conversation.department.name}
              </span>
            )}
            {hasUnread && (
              <span
                aria-label={t('inbox.unread', { count: unread })}
                className="tabular grid h-[18px] min-w-[18px] shrink-0 place-items-center rounded-full bg-accent px-1.5 text-xs leading-none font-semibold text-accent-ink"
              >
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </span>
        </span>
      </button>
    </div>
  );
});
