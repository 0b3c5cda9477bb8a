import { useNavigate, useParams } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useInbox, useMe } from '../../sync/context.tsx';
import { everything, type Filter } from '../../sync/list-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { Keys } from '../../ui/keys.tsx';
import { HeaderSkeleton, ThreadSkeleton } from '../conversation/skeletons.tsx';
import { ConversationList } from './conversation-list.tsx';
import { DemoFrame } from './demo-frame.tsx';

const loadConversation = () => import('../conversation/conversation-screen.tsx');
const ConversationScreen = lazy(() => loadConversation().then((m) => ({ default: m.ConversationScreen })));

/** List · conversation · context. Its own width decides how many of the three are seen. */
export function InboxScreen() {
  const demo = useMe().demo;
  return demo === null ? <Panes /> : <DemoFrame phoneUrl={demo.phone_url} inbox={<Panes />} />;
}

function Panes() {
  const t = useT();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const [filter, setFilter] = useState<Filter>(everything);
  const open = useCallback(
    (id: string | null) =>
      void (id === null
        ? navigate({ to: '/conversas' })
        : navigate({ to: '/conversas/$conversationId', params: { conversationId: id } })),
    [navigate],
  );
  useTitle();
  // The list is drawn first; the rest comes while it is being read.
  useEffect(() => void loadConversation(), []);
  return (
    <div className="@container h-full">
      <div className="flex h-full">
        <section
          aria-label={t('inbox.title')}
          className={classNames(
            'h-full w-full flex-col border-line bg-surface @two:flex @two:w-[320px] @two:shrink-0 @two:border-r @three:w-[348px]',
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
          className={classNames('h-full min-w-0 flex-1 @two:block', conversationId === undefined && 'hidden')}
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

/** The tab says how much waits. */
function useTitle(): void {
  const t = useT();
  const unread = useInbox((state) => state.counts?.unread ?? 0);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('inbox.title')} · Balcão` : `${t('inbox.title')} · Balcão`;
  }, [unread, t]);
}
