import type { Conversation } from '@balcao/protocol';
import { Archive, Ban, Bot, Clock3, Eye, Hand, LayoutTemplate, StickyNote, UserRound } from 'lucide-react';
import {
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useMe } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatMoment } from '../../../ui/format/time.ts';
import { useNow } from '../../../ui/time.tsx';
import { type ComposerState, decideComposer } from '../rules/composer-state.ts';
import type { ConversationActions } from '../use-conversation-actions.ts';
import { type ComposerMode, ComposerTabs } from './composer-tabs.tsx';
import { NoteWriter } from './note-writer.tsx';
import { ReplyWriter } from './reply-writer.tsx';
import { useDraft } from './use-draft.ts';

const TemplatePicker = lazy(() =>
  import('./template-picker.tsx').then((m) => ({ default: m.TemplatePicker })),
);

/** What keys and other parts of the conversation ask of the composer. */
export type ComposerHandle = {
  write: (mode: ComposerMode, piece?: string) => void;
  pickTemplate: () => void;
};

type Props = {
  conversation: Conversation;
  actions: ConversationActions;
  replyToId: string | null;
  onReplyTo: (id: string | null) => void;
  handle: RefObject<ComposerHandle | null>;
  onDropTarget: (take: ((files: readonly File[]) => void) | null) => void;
  onUnblock: () => void;
};

/** The foot of a conversation: a place to write, or why not and the way there. */
export function Composer({ conversation, actions, replyToId, onReplyTo, handle, ...props }: Props) {
  const me = useMe();
  const now = useNow(15_000);
  const [mode, setMode] = useState<ComposerMode>('reply');
  const [picking, setPicking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(0);
  const [reply, setReply] = useDraft(conversation.id, 'reply');
  const state = decideComposer(conversation, me.user, now);
  const canWrite = state.kind === 'write';

  useImperativeHandle(handle, () => ({
    write(next, piece = '') {
      setMode(next);
      if (next === 'reply' && canWrite && piece !== '') setReply(joined(reply, piece));
      setAsked((count) => count + 1);
    },
    pickTemplate: () => (canWrite || state.kind === 'window_closed' ? setPicking(true) : undefined),
  }));
  useFocusWhenWanted(area, { asked, mode, canWrite });

  const tabs = <ComposerTabs mode={mode} onMode={setMode} />;
  return (
    <>
      {mode === 'note' && state.kind !== 'viewer' ? (
        <NoteWriter
          conversationId={conversation.id}
          area={area}
          tabs={tabs}
          onLeave={() => setMode('reply')}
        />
      ) : canWrite ? (
        <ReplyWriter
          conversation={conversation}
          area={area}
          tabs={tabs}
          replyToId={replyToId}
          onReplyTo={onReplyTo}
          remainingMs={state.soon ? state.remainingMs : null}
          onTemplate={() => setPicking(true)}
          onDropTarget={props.onDropTarget}
        />
      ) : (
        <ClosedGate
          state={state}
          actions={actions}
          onTemplate={() => setPicking(true)}
          onNote={() => setMode('note')}
          onUnblock={props.onUnblock}
        />
      )}
      <Suspense fallback={null}>
        {picking && <TemplatePicker conversation={conversation} onClose={() => setPicking(false)} />}
      </Suspense>
    </>
  );
}

/**
 * Somebody who took the conversation, pressed a key for it or chose it with the mouse wants to write.
 * Who walks the list with the keys goes on walking.
 */
function useFocusWhenWanted(
  area: RefObject<HTMLTextAreaElement | null>,
  { asked, mode, canWrite }: { asked: number; mode: ComposerMode; canWrite: boolean },
): void {
  const before = useRef<{ asked: number; mode: ComposerMode; canWrite: boolean } | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = { asked, mode, canWrite };
    const wanted =
      last === null
        ? document.activeElement?.closest('[role="listitem"]') !== null &&
          document.activeElement !== null &&
          matchMedia('(pointer: fine)').matches
        : last.asked !== asked || last.mode !== mode || (!last.canWrite && canWrite);
    if (!wanted) return;
    const element = area.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [area, asked, mode, canWrite]);
}

/** A piece begins a word of its own. */
function joined(text: string, piece: string): string {
  return text === '' || /\s$/.test(text) ? text + piece : `${text} ${piece}`;
}

type GateProps = {
  state: Exclude<ComposerState, { kind: 'write' }>;
  actions: ConversationActions;
  onTemplate: () => void;
  onNote: () => void;
  onUnblock: () => void;
};

function ClosedGate({ state, actions, onTemplate, onNote, onUnblock }: GateProps) {
  const t = useT();
  const locale = useLocale();
  const take = (label: string) => (
    <Button look="primary" busy={actions.busy === 'take'} onClick={actions.take}>
      <Hand size={16} /> {label}
    </Button>
  );
  switch (state.kind) {
    case 'viewer':
      return <Gate icon={<Eye size={18} />} text={t('gate.viewer')} />;
    case 'blocked':
      return (
        <Gate
          icon={<Ban size={18} />}
          text={t('gate.blocked')}
          action={<Button onClick={onUnblock}>{t('gate.unblock')}</Button>}
          onNote={onNote}
        />
      );
    case 'closed':
      return (
        <Gate
          icon={<Archive size={18} />}
          text={state.at ? t('gate.closed', { at: formatMoment(state.at, locale) }) : t('gate.closedPlain')}
          detail={state.note}
          action={take(t('conversation.reopen'))}
          onNote={onNote}
        />
      );
    case 'take_from':
      return (
        <Gate
          icon={state.owner === 'bot' ? <Bot size={18} /> : <Clock3 size={18} />}
          text={t(state.owner === 'bot' ? 'gate.bot' : 'gate.queue')}
          action={take(t('conversation.take'))}
          onNote={onNote}
        />
      );
    case 'take_from_agent':
      return (
        <Gate
          icon={<UserRound size={18} />}
          text={t('gate.agent', { name: state.name })}
          action={take(t('conversation.take'))}
          onNote={onNote}
        />
      );
    case 'window_closed':
      return (
        <Gate
          icon={<Clock3 size={18} />}
          text={t(state.since === null ? 'gate.neverWrote' : 'gate.window')}
          action={
            <Button look="primary" onClick={onTemplate}>
              <LayoutTemplate size={16} /> {t('gate.pickTemplate')}
            </Button>
          }
          onNote={onNote}
        />
      );
    default:
      return state satisfies never;
  }
}

type GateLook = {
  icon: ReactNode;
  text: string;
  detail?: string | null;
  action?: ReactNode;
  onNote?: () => void;
};

function Gate({ icon, text, detail, action, onNote }: GateLook) {
  const t = useT();
  return (
    <footer className="flex min-h-[68px] shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-4 py-3">
      <span className="shrink-0 text-ink-3">{icon}</span>
      <div className="min-w-44 flex-1 text-sm text-pretty">
        <p className="text-ink-2">{text}</p>
        {detail && <p className="line-clamp-3 text-ink-3">“{detail}”</p>}
      </div>
      <div className="ml-auto flex gap-2">
        {onNote && (
          <Button onClick={onNote}>
            <StickyNote size={16} /> {t('note.label')}
          </Button>
        )}
        {action}
      </div>
    </footer>
  );
}
