import { ArrowDown } from 'lucide-react';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useInbox, useSync } from '../../sync/context.tsx';
import type { Outgoing } from '../../sync/outgoing.ts';
import { classNames } from '../../ui/class-names.ts';
import { dayKey } from '../../ui/format/time.ts';
import { type Command, useCommands } from '../shell/commands.tsx';
import { KEYS } from '../shell/keys.ts';
import { groupThread, type ThreadItem } from './rules/group-thread.ts';
import { ThreadRow } from './thread-row.tsx';
import { useFocusMessage } from './use-focus-message.ts';

const NONE: readonly Outgoing[] = [];
const NEAR_BOTTOM_PX = 90;

type Props = {
  conversationId: string;
  onReply: ((messageId: string) => void) | null;
  /** the message to open at; null: the end */
  focusId: string | null;
  onFocused: () => void;
};

/** Oldest on top, opened at the end; stays at the end only while the reader is there. */
export function Thread({ conversationId, onReply, focusId, onFocused }: Props) {
  const t = useT();
  const { inbox } = useSync();
  const messages = useInbox((state) => state.snapshot.threads[conversationId]?.value);
  const outgoing = useInbox((state) => state.outgoing[conversationId]) ?? NONE;
  const view = useInbox((state) => state.threads[conversationId]);
  const list = useRef<VirtualizerHandle>(null);
  const atBottom = useRef(focusId === null);
  const [unseen, setUnseen] = useState(0);
  const [away, setAway] = useState(false);

  const items = useMemo(() => groupThread(messages ?? [], outgoing, dayKey), [messages, outgoing]);
  const lastKey = items.at(-1)?.key;
  const lastIndex = items.length - 1;
  const prepended = useChangedAtStart(items);

  const [seenKey, setSeenKey] = useState(lastKey);
  if (seenKey !== lastKey) {
    setSeenKey(lastKey);
    if (away) setUnseen(unseen + 1);
  }
  useLayoutEffect(() => {
    const stayAtEnd = () => {
      if (atBottom.current) list.current?.scrollToIndex(lastIndex, { align: 'end' });
    };
    stayAtEnd();
    // Rows are measured after the first paint: hold the end until they settle.
    const timers = [0, 60, 200].map((delay) => setTimeout(stayAtEnd, delay));
    return () => timers.forEach(clearTimeout);
  }, [lastIndex]);

  const { seeking, flashId } = useFocusMessage({
    conversationId,
    focusId,
    ready: view?.load === 'ready',
    items,
    list,
    onLeaveEnd: () => {
      atBottom.current = false;
    },
    onDone: onFocused,
  });

  const look = (offset: number) => {
    const handle = list.current;
    if (!handle) return;
    atBottom.current = handle.scrollSize - handle.viewportSize - offset < NEAR_BOTTOM_PX;
    setAway(!atBottom.current);
    if (atBottom.current) setUnseen(0);
  };
  const toBottom = useCallback(() => list.current?.scrollToIndex(lastIndex, { align: 'end' }), [lastIndex]);
  const commands = useMemo<Command[]>(
    () => [{ id: 'end', group: 'view', label: t('keys.end'), keys: KEYS.end, run: toBottom }],
    [t, toBottom],
  );
  useCommands(commands);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        role="log"
        aria-label={t('conversation.messages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region has to be reachable by keyboard
        tabIndex={0}
        className="inset-focus flex h-full flex-col overflow-y-auto [overflow-anchor:none]"
      >
        {/* Few messages stand at the bottom, beside the composer. */}
        <div className="grow" />
        <Virtualizer
          ref={list}
          data={items}
          shift={prepended}
          onScroll={(offset) => {
            look(offset);
            if (offset < 400) void inbox.loadOlder(conversationId);
          }}
          // The composer grows and shrinks: who was at the end stays there.
          onResize={() => (atBottom.current ? toBottom() : look(list.current?.scrollOffset ?? 0))}
        >
          {(item: ThreadItem, index) => (
            <div
              key={item.key}
              className={classNames(
                // Not taken away while the thread moves, as virtua would.
                'pointer-events-auto px-3 @wide/talk:px-6',
                index === 0 && 'pt-4',
                index === items.length - 1 && 'pb-9',
              )}
            >
              {index === 0 && view?.cursor === null && (
                <p className="py-3 text-center text-xs text-ink-3">{t('conversation.start')}</p>
              )}
              <ThreadRow item={item} messages={messages ?? []} onReply={onReply} flashId={flashId} />
            </div>
          )}
        </Virtualizer>
      </div>
      {(view?.loadingOlder || seeking) && (
        <p
          role="status"
          className="absolute inset-x-0 top-2 mx-auto w-fit rounded-full bg-raised px-3 py-1 text-xs text-ink-2 shadow-1"
        >
          {t(seeking ? 'thread.seeking' : 'conversation.loadingOlder')}
        </p>
      )}
      {away && (
        <button
          type="button"
          onClick={toBottom}
          aria-label={unseen > 0 ? t('conversation.newBelow', { count: unseen }) : t('conversation.toEnd')}
          className="rise absolute right-4 bottom-4 flex h-9 min-w-9 items-center justify-center gap-1.5 rounded-full bg-raised px-2.5 text-sm font-medium text-ink-2 shadow-2 hover:text-ink"
        >
          {unseen > 0 && <span>{t('conversation.newBelow', { count: unseen })}</span>}
          <ArrowDown size={17} />
        </button>
      )}
    </div>
  );
}

/** Whether these very items have older ones put on top of the former items. */
function useChangedAtStart(items: readonly ThreadItem[]): boolean {
  const firstKey = items.find((item) => item.kind !== 'day')?.key;
  const [seen, setSeen] = useState({ items, firstKey, changed: false });
  if (seen.items === items) return seen.changed;
  const changed = seen.firstKey !== undefined && seen.firstKey !== firstKey;
  setSeen({ items, firstKey, changed });
  return changed;
}
