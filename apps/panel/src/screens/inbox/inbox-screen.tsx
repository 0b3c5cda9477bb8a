import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox, useMe } from '../../sync/context.tsx';
import { type FilterSearch, filterOf, searchOf } from '../../sync/filter-search.ts';
import type { Filter } from '../../sync/list-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/keys.tsx';
import { HeaderSkeleton, ThreadSkeleton } from '../conversation/skeletons.tsx';
import { ConversationList } from './conversation-list.tsx';
import { useStoppedToast } from './use-stopped-toast.ts';

const DemoFrame = lazy(() => import('./demo-frame.tsx').then((m) => ({ default: m.DemoFrame })));
const loadConversation = () => import('../conversation/conversation-screen.tsx');
const ConversationScreen = lazy(() => loadConversation().then((m) => ({ default: m.ConversationScreen })));

/** List · conversation · context. Its own width decides how many of the three are seen. */
export function InboxScreen() {
  const demo = useMe().demo;
  if (demo === null) return <Panes />;
  return (
    <Suspense fallback={null}>
      <DemoFrame phoneUrl={demo.phone_url} inbox={<Panes />} />
    </Suspense>
  );
}

function Panes() {
  const t = useT();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const { filter, search } = useFilter();
  const setFilter = useCallback(
    (next: Filter) => void navigate({ to: '.', search: searchOf(next), replace: true }),
    [navigate],
  );
  const open = useCallback(
    (id: string | null) =>
      void (id === null
        ? navigate({ to: '/conversas', search })
        : navigate({ to: '/conversas/$conversationId', params: { conversationId: id }, search })),
    [navigate, search],
  );
  useTitle();
  useStoppedToast(conversationId ?? null);
  // The list is drawn first; the rest comes while it is being read.
  useEffect(() => void loadConversation(), []);
  return (
    <div className="@container/panes h-full">
      <div className="flex h-full">
        <section
          aria-label={t('inbox.title')}
          className={classNames(
            'h-full w-full flex-col border-line bg-surface @two/panes:flex @two/panes:w-[288px] @two/panes:shrink-0 @two/panes:border-r @three/panes:w-[348px]',
            conversationId === undefined ? 'flex' : 'hidden',
          )}
        >
          <ConversationList
            filter={filter}
            onFilter={setFilter}
            openId={conversationId ?? null}
            onOpen={open}
          />
        </section>
        <section
          aria-label={t('conversation.region')}
          className={classNames(
            'h-full min-w-0 flex-1 @two/panes:block',
            conversationId === undefined && 'hidden',
          )}
        >
          {conversationId === undefined ? (
            <NothingOpen />
          ) : (
            <Suspense fallback={<Opening />}>
              <ConversationScreen
                key={conversationId}
                conversationId={conversationId}
                onBack={() => open(null)}
              />
            </Suspense>
          )}
        </section>
      </div>
    </div>
  );
}

function Opening() {
  return (
    <div className="flex h-full flex-col bg-chat">
      <HeaderSkeleton />
      <ThreadSkeleton />
    </div>
  );
}

function NothingOpen() {
  const t = useT();
  return (
    <div className="flex h-full flex-col items-center justify-center gap-5 bg-chat text-ink-2">
      <MessagesSquare size={40} strokeWidth={1.25} className="text-ink-3" />
      <p className="text-base">{t('inbox.pick')}</p>
      <p className="flex items-center gap-4 text-sm text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <Keys keys="j k" /> {t('inbox.hintMove')}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Keys keys="mod+k" /> {t('inbox.hintPalette')}
        </span>
      </p>
    </div>
  );
}

/** The filter is in the address: it can be bookmarked, and survives a reload. */
function useFilter(): { filter: Filter; search: FilterSearch } {
  const { visao, numero, departamento, atendente, etiqueta, naoLidas, emRisco, busca } = useSearch({
    strict: false,
  });
  return useMemo(() => {
    const search = { visao, numero, departamento, atendente, etiqueta, naoLidas, emRisco, busca };
    return { filter: filterOf(search), search };
  }, [visao, numero, departamento, atendente, etiqueta, naoLidas, emRisco, busca]);
}

/** The tab says how much waits. */
function useTitle(): void {
  const t = useT();
  const unread = useInbox((state) => state.counts?.unread ?? 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('inbox.title')} · Balcão` : `${t('inbox.title')} · Balcão`;
  }, [unread, t]);
}
