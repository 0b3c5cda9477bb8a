import { useCallback, useEffect, useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useCan, useInbox, useMe, useSync } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorState } from '../../ui/states.tsx';
import { type Command, useCommands } from '../shell/commands.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { Composer } from './composer/composer.tsx';
import { ContextPanel } from './context/context-panel.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { HeaderSkeleton, ThreadSkeleton } from './skeletons.tsx';
import { Thread } from './thread.tsx';
import { useConversationActions } from './use-conversation-actions.ts';

const PANEL_KEY = 'balcao.context-panel';

export function ConversationScreen({
  conversationId,
  onBack,
}: {
  conversationId: string;
  onBack: () => void;
}) {
  const t = useT();
  const { inbox } = useSync();
  const conversation = useInbox((state) => state.snapshot.conversations[conversationId]?.value);
  const view = useInbox((state) => state.threads[conversationId]);
  const [panel, setPanel] = usePanelOpen();
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [closing, setClosing] = useState(false);
  const actions = useConversationActions(conversationId);

  useEffect(() => {
    if (view === undefined) void inbox.openThread(conversationId);
  }, [inbox, conversationId, view]);
  useMarkRead(conversationId);

  const isOpen = conversation?.status === 'open';
  const mine = useMine(conversationId);
  const canAct = useCan('agent') && isOpen;
  const commands = useMemo<Command[]>(
    () => [
      ...(canAct && !mine
        ? [
            {
              id: 'take',
              group: 'conversation' as const,
              label: t('keys.take'),
              keys: 'a',
              run: actions.take,
            },
          ]
        : []),
      ...(canAct && mine
        ? [
            {
              id: 'release',
              group: 'conversation' as const,
              label: t('keys.release'),
              keys: 'b',
              run: () => actions.release('bot'),
            },
            {
              id: 'toQueue',
              group: 'conversation' as const,
              label: t('keys.toQueue'),
              keys: 'q',
              run: () => actions.release('queue'),
            },
          ]
        : []),
      ...(canAct
        ? [
            {
              id: 'close',
              group: 'conversation' as const,
              label: t('keys.close'),
              keys: 'e',
              run: () => setClosing(true),
            },
          ]
        : []),
      { id: 'reply', group: 'conversation', label: t('keys.reply'), keys: 'r', run: focusComposer },
      { id: 'panel', group: 'view', label: t('keys.panel'), keys: 'i', run: () => setPanel((held) => !held) },
      { id: 'back', group: 'view', label: t('keys.back'), keys: 'Escape', run: onBack },
    ],
    [t, canAct, mine, actions, onBack, setPanel],
  );
  useCommands(commands);
  const reply = useCallback((id: string) => {
    setReplyTo(id);
    focusComposer();
  }, []);

  if (view?.load === 'failed') {
    return (
      <ErrorState
        text={t('conversation.failed')}
        retry={t('common.retry')}
        onRetry={() => void inbox.openThread(conversationId)}
      />
    );
  }
  return (
    <div className="relative flex h-full">
      <div className="flex h-full min-w-0 flex-1 flex-col bg-chat">
        {conversation === undefined ? (
          <HeaderSkeleton />
        ) : (
          <ConversationHeader
            conversation={conversation}
            mine={mine}
            actions={actions}
            onBack={onBack}
            onClose={() => setClosing(true)}
            panelOpen={panel}
            onPanel={() => setPanel(!panel)}
          />
        )}
        {conversation?.handoff && isOpen && <HandoffCard handoff={conversation.handoff} />}
        {view?.load === 'ready' ? (
          <Thread conversationId={conversationId} onReply={mine ? reply : null} />
        ) : (
          <ThreadSkeleton />
        )}
        {conversation && (
          <Composer
            conversation={conversation}
            actions={actions}
            replyToId={replyTo}
            onReplyTo={setReplyTo}
          />
        )}
      </div>
      {panel && conversation && (
        <aside
          aria-label={t('context.title')}
          className={classNames(
            'h-full w-[312px] max-w-full shrink-0 overflow-y-auto border-l border-line bg-surface',
            'absolute inset-y-0 right-0 z-20 shadow-2 @three:static @three:shadow-none',
          )}
        >
          <ContextPanel conversation={conversation} onClose={() => setPanel(false)} />
        </aside>
      )}
      {closing && (
        <CloseDialog
          onCancel={() => setClosing(false)}
          onConfirm={() => {
            setClosing(false);
            actions.close();
          }}
        />
      )}
    </div>
  );
}

function focusComposer(): void {
  document.getElementById('composer')?.focus();
}

function useMine(conversationId: string): boolean {
  const me = useMe();
  const owner = useInbox((state) => state.snapshot.conversations[conversationId]?.value.owner);
  return owner?.type === 'agent' && owner.user?.id === me.user.id;
}

/** Opening a conversation reads it, when a person is really looking. */
function useMarkRead(conversationId: string): void {
  const { inbox } = useSync();
  const canRead = useCan('agent');
  const unread = useInbox((state) => state.snapshot.conversations[conversationId]?.value.unread_count ?? 0);
  useEffect(() => {
    if (unread === 0 || !canRead) return;
    const mark = () => {
      // Best effort: the next look, or the next message, tries again.
      if (document.visibilityState === 'visible') inbox.markRead(conversationId).catch(() => undefined);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [inbox, conversationId, unread, canRead]);
}

function usePanelOpen() {
  const demo = useMe().demo !== null;
  const [open, setOpen] = useState(() => {
    const stored = localStorage.getItem(PANEL_KEY);
    return stored === null ? !demo && innerWidth >= 1400 : stored === 'open' && innerWidth >= 860;
  });
  useEffect(() => localStorage.setItem(PANEL_KEY, open ? 'open' : 'folded'), [open]);
  return [open, setOpen] as const;
}
