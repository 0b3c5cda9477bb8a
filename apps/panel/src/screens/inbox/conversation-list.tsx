import type { Conversation } from '@balcao/protocol';
import { ArrowUp, Inbox, SearchX } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox, useMe, useSync } from '../../sync/context.tsx';
import {
  countNarrowing,
  everything,
  type Filter,
  hidesSome,
  placesInQueue,
  selectRows,
  type View,
  viewKey,
} from '../../sync/list-view.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useNow } from '../../ui/time.tsx';
import { type Command, useCommands } from '../shell/commands.tsx';
import { KEYS } from '../shell/keys.ts';
import { ConversationRow, ROW_HEIGHT } from './conversation-row.tsx';
import { ListHeader } from './list-header.tsx';
import { holdOrder } from './rules/hold-order.ts';

const VIEW_KEYS = [
  ['mine', 'viewMine'],
  ['queue', 'viewQueue'],
  ['all', 'viewAll'],
  ['bot', 'viewBot'],
  ['closed', 'viewClosed'],
] as const satisfies readonly (readonly [View, keyof typeof KEYS])[];

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  openId: string | null;
  onOpen: (id: string) => void;
};

export function ConversationList({ filter, onFilter, openId, onOpen }: Props) {
  const t = useT();
  const me = useMe();
  const { inbox } = useSync();
  const now = useNow();
  const view = useInbox((state) => state.views[viewKey(filter)]);
  const conversations = useInbox((state) => state.snapshot.conversations);
  const list = useRef<VListHandle>(null);
  const [scrolled, setScrolled] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);

  useEffect(() => {
    if (view === undefined) void inbox.loadList(filter);
  }, [inbox, filter, view]);

  const fresh = useMemo(
    () => selectRows(conversations, filter, view, me.user.id),
    [conversations, filter, view, me.user.id],
  );
  const { rows, moved, release } = useHeldOrder(fresh, scrolled, viewKey(filter));

  // Only where nobody who waits is hidden is the place in the list the place in the queue.
  const places = useMemo(
    () => (filter.view === 'queue' && !hidesSome(filter) ? placesInQueue(fresh) : null),
    [fresh, filter],
  );

  const toTop = () => {
    release();
    list.current?.scrollTo(0);
  };

  const step = useCallback(
    (by: 1 | -1) => {
      const at = rows.findIndex((row) => row.id === openId);
      const next = rows[at === -1 ? 0 : at + by];
      if (next === undefined) return;
      onOpen(next.id);
      list.current?.scrollToIndex(rows.indexOf(next), { align: 'nearest' });
    },
    [rows, openId, onOpen],
  );
  const commands = useMemo<Command[]>(
    () => [
      { id: 'next', group: 'conversation', label: t('keys.next'), keys: KEYS.next, run: () => step(1) },
      {
        id: 'previous',
        group: 'conversation',
        label: t('keys.previous'),
        keys: KEYS.previous,
        run: () => step(-1),
      },
      {
        id: 'filterWords',
        group: 'view',
        label: t('keys.search'),
        keys: KEYS.findInList,
        run: () => search.current?.focus(),
      },
      {
        id: 'filter',
        group: 'view',
        label: t('keys.filter'),
        keys: KEYS.filter,
        run: () => setFiltersOpen(true),
      },
      ...VIEW_KEYS.map(
        ([target, name]): Command => ({
          id: `view-${target}`,
          group: 'view',
          label: t(`keys.${name}`),
          keys: KEYS[name],
          run: () => onFilter({ ...filter, view: target }),
        }),
      ),
    ],
    [t, step, filter, onFilter],
  );
  useCommands(commands);

  return (
    <>
      <ListHeader
        filter={filter}
        onFilter={onFilter}
        searchRef={search}
        filtersOpen={filtersOpen}
        onFiltersOpen={setFiltersOpen}
      />
      <div className="relative min-h-0 flex-1">
        {moved > 0 && (
          <button
            type="button"
            onClick={toTop}
            className="rise absolute inset-x-0 top-2 z-10 mx-auto flex h-8 w-fit items-center gap-1.5 rounded-full bg-accent px-3.5 text-sm font-medium text-accent-ink shadow-2"
          >
            <ArrowUp size={15} /> {t('inbox.moved', { count: moved })}
          </button>
        )}
        {(view === undefined || view.load === 'loading') && rows.length === 0 && <ListSkeleton />}
        {view?.load === 'failed' && (
          <ErrorState
            text={t('inbox.failed')}
            retry={t('common.retry')}
            onRetry={() => void inbox.loadList(filter)}
          />
        )}
        {view?.load === 'ready' && rows.length === 0 && <Nothing filter={filter} onFilter={onFilter} />}
        {rows.length > 0 && (
          <VList
            ref={list}
            itemSize={ROW_HEIGHT}
            data={rows}
            className="h-full"
            role="list"
            aria-label={t('inbox.title')}
            onScroll={(offset) => {
              setScrolled(offset > ROW_HEIGHT);
              const handle = list.current;
              if (handle && offset + handle.viewportSize > handle.scrollSize - 6 * ROW_HEIGHT)
                inbox.loadMore(filter);
            }}
          >
            {(row: Conversation) => (
              <ConversationRow
                key={row.id}
                conversation={row}
                open={row.id === openId}
                now={now}
                onOpen={onOpen}
                queue={filter.view === 'queue'}
                place={places?.get(row.id) ?? null}
              />
            )}
          </VList>
        )}
      </div>
    </>
  );
}

/** While somebody reads further down, rows stay where they are and the top says what moved. */
function useHeldOrder(fresh: readonly Conversation[], hold: boolean, key: string) {
  const [held, setHeld] = useState<{ key: string; rows: readonly Conversation[] }>({ key, rows: fresh });
  const follows = !hold || held.key !== key;
  if (follows && held.rows !== fresh) setHeld({ key, rows: fresh });
  const order = follows ? fresh : held.rows;
  const { rows, moved } = useMemo(
    () =>
      holdOrder(
        fresh,
        order.map((row) => row.id),
      ),
    [fresh, order],
  );
  return { rows, moved, release: () => setHeld({ key, rows: fresh }) };
}

function Nothing({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const t = useT();
  if (filter.q !== '') {
    return (
      <EmptyState
        icon={<SearchX size={20} />}
        text={t('inbox.nothingFound', { words: filter.q })}
        action={
          <LinkButton onClick={() => onFilter({ ...filter, q: '' })}>{t('inbox.clearSearch')}</LinkButton>
        }
      />
    );
  }
  const texts = {
    all: t('inbox.emptyAll'),
    closed: t('inbox.emptyClosed'),
    mine: t('inbox.emptyMine'),
    queue: t('inbox.emptyQueue'),
    bot: t('inbox.emptyBot'),
  };
  const narrowed = countNarrowing(filter) > 0;
  return (
    <EmptyState
      icon={<Inbox size={20} />}
      text={narrowed ? t('inbox.emptyFiltered') : texts[filter.view]}
      action={
        narrowed ? (
          <LinkButton onClick={() => onFilter({ ...everything, view: filter.view })}>
            {t('inbox.clearFilters')}
          </LinkButton>
        ) : (
          filter.view !== 'all' && (
            <LinkButton onClick={() => onFilter(everything)}>{t('inbox.showAll')}</LinkButton>
          )
        )
      }
    />
  );
}

function ListSkeleton() {
  return (
    <div aria-hidden>
      {[72, 54, 80, 62, 70, 48, 66, 76].map((width, index) => (
        <div
          key={`${index}-${width}`}
          className="flex items-center gap-3 px-4"
          style={{ height: ROW_HEIGHT }}
        >
          <Skeleton className="size-10 !rounded-full" />
          <div className="flex-1 space-y-2.5">
            <div style={{ width: `${width * 0.7}%` }}>
              <Skeleton className="h-3.5" />
            </div>
            <div style={{ width: `${width}%` }}>
              <Skeleton className="h-3" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
