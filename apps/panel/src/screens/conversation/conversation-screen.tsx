import type { Conversation } from '@balcao/protocol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { ConversationLanguage, useT } from '../../i18n/conversation/use-t.ts';
import { useCan, useInbox, useMe, useSync } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorState } from '../../ui/states.tsx';
import type { Place } from '../transfer/rules/transfer-targets.ts';
import { Composer, type ComposerHandle } from './composer/composer.tsx';
import { useBegun } from './composer/use-begun.ts';
import { ContextPanel } from './context/context-panel.tsx';
import { HandoffCard } from './handoff-card.tsx';
import { ConversationHeader, type HeaderDialog } from './header/conversation-header.tsx';
import { NearbyLine, useTellViewing } from './nearby-line.tsx';
import { nameOf } from './rules/name-of.ts';
import { HeaderSkeleton, ThreadSkeleton } from './skeletons.tsx';
import { Thread } from './thread.tsx';
import { useConversationActions } from './use-conversation-actions.ts';
import { useConversationCommands } from './use-conversation-commands.ts';
import { useDropTarget } from './use-drop-target.ts';
import { useRights } from './use-rights.ts';

const TransferDialog = lazy(() =>
  import('../transfer/transfer-dialog.tsx').then((m) => ({ default: m.TransferDialog })),
);
const CloseDialog = lazy(() =>
  import('./dialogs/close-dialog.tsx').then((m) => ({ default: m.CloseDialog })),
);
const BlockDialog = lazy(() =>
  import('./dialogs/block-dialog.tsx').then((m) => ({ default: m.BlockDialog })),
);
const PANEL_KEY = 'balcao.context-panel';

type Props = { conversationId: string; onBack: () => void };

export function ConversationScreen(props: Props) {
  return (
    <ConversationLanguage>
      <Screen {...props} />
    </ConversationLanguage>
  );
}

function Screen({ conversationId, onBack }: Props) {
  const t = useT();
  const { inbox, begun } = useSync();
  const conversation = useInbox((state) => state.snapshot.conversations[conversationId]?.value);
  const view = useInbox((state) => state.threads[conversationId]);
  const [panel, setPanel] = usePanelOpen();
  const [tagging, setTagging] = useState(false);
  const { replyToId } = useBegun(conversationId);
  const [dialog, setDialog] = useState<HeaderDialog | null>(null);
  const [priorityOpen, setPriorityOpen] = useState(false);
  const actions = useConversationActions(conversationId);
  const rights = useRights(conversation);
  const composer = useRef<ComposerHandle>(null);
  const focus = useFocusFromAddress();
  const { dragging, zone, onDropTarget } = useDropTarget();

  useEffect(() => {
    if (view === undefined) void inbox.openThread(conversationId);
  }, [inbox, conversationId, view]);
  useMarkRead(conversationId);
  useTellViewing(conversationId);

  const quote = useCallback(
    (id: string | null) => begun.setQuote(conversationId, id),
    [begun, conversationId],
  );
  const reply = useCallback(
    (id: string) => {
      quote(id);
      composer.current?.write('reply');
    },
    [quote],
  );
  const onPanel = useCallback(() => setPanel((held) => !held), [setPanel]);
  const onPriority = useCallback(() => setPriorityOpen(true), []);
  const onTags = useCallback(() => {
    setPanel(true);
    setTagging(true);
  }, [setPanel]);
  useConversationCommands({
    conversation,
    rights,
    actions,
    composer,
    onDialog: setDialog,
    onPriority,
    onReplyTo: reply,
    onPanel,
    onTags,
    onBack,
  });

  if (view?.load === 'failed') {
    return (
      <ErrorState
        text={t('conversation.failed')}
        retry={t('common.retry')}
        onRetry={() => void inbox.openThread(conversationId)}
      />
    );
  }
  const closeDialog = () => setDialog(null);
  return (
    <div className="relative flex h-full">
      <div className="@container/talk relative flex h-full min-w-0 flex-1 flex-col bg-chat" {...zone}>
        {conversation === undefined ? (
          <HeaderSkeleton />
        ) : (
          <ConversationHeader
            conversation={conversation}
            rights={rights}
            actions={actions}
            onBack={onBack}
            onDialog={setDialog}
            panelOpen={panel}
            onPanel={onPanel}
            priorityOpen={priorityOpen}
            onPriorityOpen={setPriorityOpen}
          />
        )}
        {conversation?.handoff && conversation.status === 'open' && (
          <HandoffCard handoff={conversation.handoff} answered={conversation.first_reply_at !== null} />
        )}
        {view?.load === 'ready' ? (
          <Thread
            conversationId={conversationId}
            onReply={rights.mine ? reply : null}
            focusId={focus.id}
            onFocused={focus.done}
          />
        ) : (
          <ThreadSkeleton />
        )}
        <div className="relative">
          <NearbyLine conversationId={conversationId} />
        </div>
        {conversation && (
          <Composer
            conversation={conversation}
            actions={actions}
            replyToId={replyToId}
            onReplyTo={quote}
            handle={composer}
            onDropTarget={onDropTarget}
            onUnblock={() => setDialog('block')}
          />
        )}
        {dragging !== null && <DropVeil possible={dragging === 'possible'} />}
      </div>
      {panel && conversation && (
        <aside
          aria-label={t('context.title')}
          className={classNames(
            'h-full w-[312px] max-w-full shrink-0 overflow-y-auto border-l border-line bg-surface @mid/panes:w-[284px] @three/panes:w-[312px]',
            'absolute inset-y-0 right-0 z-20 shadow-2 @mid/panes:static @mid/panes:shadow-none',
          )}
        >
          <ContextPanel
            conversation={conversation}
            tagging={tagging}
            onTagging={setTagging}
            onClose={() => setPanel(false)}
          />
        </aside>
      )}
      {conversation && (
        <Suspense fallback={null}>
          {dialog === 'transfer' && (
            <TransferDialog
              conversationId={conversationId}
              name={nameOf(conversation.contact)}
              place={placeOf(conversation)}
              onClose={closeDialog}
            />
          )}
          {dialog === 'close' && <CloseDialog actions={actions} onClose={closeDialog} />}
          {dialog === 'block' && (
            <BlockDialog conversation={conversation} actions={actions} onClose={closeDialog} />
          )}
        </Suspense>
      )}
    </div>
  );
}

function placeOf({ owner, department }: Conversation): Place {
  return {
    heldBy: owner.type === 'agent' ? (owner.user?.id ?? null) : null,
    waitsIn: owner.type === 'queue' ? (department?.id ?? null) : null,
  };
}

/** Files over the conversation: where they would go. */
function DropVeil({ possible }: { possible: boolean }) {
  const t = useT();
  return (
    <div className="pointer-events-none absolute inset-2 z-30 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-surface/85">
      <p className="flex items-center gap-2 text-base font-medium text-accent-text">
        <Paperclip size={18} /> {t(possible ? 'composer.dropHere' : 'composer.noDrop')}
      </p>
    </div>
  );
}

/** `?mensagem=` of a search; gone from the address once it was found. */
function useFocusFromAddress() {
  const { mensagem: id = null } = useSearch({ strict: false });
  const navigate = useNavigate();
  const done = () =>
    void navigate({ to: '.', search: (held) => ({ ...held, mensagem: undefined }), replace: true });
  return { id, done };
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
