import type { Conversation } from '@balcao/protocol';
import { Ban, Clock3 } from 'lucide-react';
import { memo } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useSync } from '../../sync/context.tsx';
import { activityOf } from '../../sync/list-view.ts';
import { useStore } from '../../sync/store.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatMinutes } from '../../ui/format/span.ts';
import { TimeAgo } from '../../ui/time.tsx';
import { nameOf } from '../conversation/rules/name-of.ts';
import { StatusTicks } from '../conversation/status-ticks.tsx';
import { OwnerMark } from './owner-mark.tsx';
import { PreviewLine } from './preview-line.tsx';
import { PriorityMark } from './priority-mark.tsx';
import { lookOfSla } from './rules/sla-look.ts';
import { SlaRing } from './sla-ring.tsx';
import { useSlaWords } from './use-sla-words.ts';

export const ROW_HEIGHT = 72;

type Props = {
  conversation: Conversation;
  open: boolean;
  now: number;
  onOpen: (id: string) => void;
  /** in the list of the queue waiting counts, elsewhere the last word */
  queue: boolean;
  /** in the department's queue; 1 is next */
  place: number | null;
};

export const ConversationRow = memo(function ConversationRow(props: Props) {
  const t = useT();
  const { conversation, open, now, onOpen, queue } = props;
  const { contact, unread_count: unread, owner } = conversation;
  const hasUnread = unread > 0;
  return (
    // While its list moves, virtua takes pointers from all rows: a press begun just before would be lost.
    <div role="listitem" className="pointer-events-auto px-1.5">
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
        <span className="relative grid size-[46px] shrink-0 place-items-center">
          <Avatar name={contact.name} size={38} />
          <RowRing conversation={conversation} now={now} />
          <OwnerMark owner={owner} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <span
              className={classNames(
                'min-w-0 truncate text-base',
                hasUnread ? 'font-semibold' : 'font-medium',
              )}
            >
              {nameOf(contact) ?? t('contact.unnamed')}
            </span>
            <PriorityMark priority={conversation.priority} />
            {contact.blocked && (
              <Ban size={13} aria-label={t('inbox.blocked')} className="shrink-0 text-ink-3" />
            )}
            <span className="flex-1" />
            {queue && conversation.waiting_since ? (
              <Waiting since={conversation.waiting_since} now={now} />
            ) : (
              <TimeAgo
                at={activityOf(conversation)}
                now={now}
                className={classNames(
                  'tabular shrink-0 text-xs',
                  hasUnread ? 'font-semibold text-accent-text' : 'text-ink-3',
                )}
              />
            )}
          </span>
          <SecondLine {...props} />
        </span>
      </button>
    </div>
  );
});

function SecondLine({ conversation, open, queue, place }: Props) {
  const t = useT();
  const { last_message: last, unread_count: unread, owner, department } = conversation;
  const draft = useStore(useSync().drafts.store, (drafts) => drafts[conversation.id]?.reply.trim() ?? '');
  const shownDraft = !open && draft !== '';
  return (
    <span className="mt-0.5 flex h-5 items-center gap-1.5">
      {!shownDraft && last?.direction === 'outbound' && <StatusTicks status={last.status} inDoubt={false} />}
      <span className={classNames('min-w-0 flex-1 truncate text-sm', unread > 0 ? 'text-ink' : 'text-ink-2')}>
        {shownDraft ? (
          <>
            <span className="font-medium text-accent-text">{t('inbox.draft')}</span> {draft}
          </>
        ) : (
          <PreviewLine last={last} />
        )}
      </span>
      {owner.type === 'queue' && (department || (queue && place !== null)) && (
        <span
          aria-label={
            place === null ? undefined : t('inbox.placeLabel', { place, department: department?.name ?? '' })
          }
          className="tabular max-w-28 shrink-0 truncate rounded-full bg-soon-wash px-1.5 text-xs leading-[18px] font-medium text-soon"
        >
          {[department?.name, place === null ? null : t('inbox.place', { place })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {unread > 0 && (
        <span
          aria-label={t('inbox.unread', { count: unread })}
          className="tabular grid h-[18px] min-w-[18px] shrink-0 place-items-center rounded-full bg-accent px-1.5 text-xs leading-none font-semibold text-accent-ink"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </span>
  );
}

function RowRing({ conversation, now }: { conversation: Conversation; now: number }) {
  const words = useSlaWords();
  const { sla } = conversation;
  const look = conversation.status === 'open' ? lookOfSla(sla, now) : null;
  if (look === null || sla === null) return null;
  return <SlaRing look={look} label={words(sla.clock, look)} size={46} className="absolute inset-0" />;
}

function Waiting({ since, now }: { since: string; now: number }) {
  const t = useT();
  const time = formatMinutes(Math.max(1, Math.floor((now - Date.parse(since)) / 60_000)));
  const label = t('inbox.waitsFor', { time });
  return (
    <span
      aria-label={label}
      title={label}
      className="tabular flex shrink-0 items-center gap-1 text-xs text-ink-2"
    >
      <Clock3 size={12} /> {time}
    </span>
  );
}
