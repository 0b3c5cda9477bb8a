import type { Conversation } from '@balcao/protocol';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { decideGo, stillGoing } from '../../../sync/begun-state.ts';
import { useInbox, useSync } from '../../../sync/context.tsx';
import { COMPOSING_EVERY_MS } from '../../../sync/nearby.ts';
import { IconButton, LinkButton } from '../../../ui/button.tsx';
import { QuoteBox } from '../quoted-message.tsx';
import { findGaps } from '../rules/fill-canned.ts';
import { AttachmentTray } from './attachment-tray.tsx';
import { Countdown } from './countdown.tsx';
import { GoingLine } from './going-line.tsx';
import { ReplyTools } from './reply-tools.tsx';
import { TextField } from './text-field.tsx';
import { useBegun } from './use-begun.ts';
import { useCanned } from './use-canned.ts';
import { useDraft } from './use-draft.ts';

const LONGEST_TEXT = 4096;

type Props = {
  conversation: Conversation;
  area: RefObject<HTMLTextAreaElement | null>;
  tabs: ReactNode;
  replyToId: string | null;
  onReplyTo: (id: string | null) => void;
  /** given only when the window closes soon */
  remainingMs: number | null;
  onTemplate: () => void;
  /** set while files may be dropped anywhere on the conversation */
  onDropTarget: (take: ((files: readonly File[]) => void) | null) => void;
};

export function ReplyWriter({ conversation, area, tabs, replyToId, onReplyTo, ...props }: Props) {
  const t = useT();
  const { begun } = useSync();
  const { id } = conversation;
  const [text, setText] = useDraft(id, 'reply');
  const held = useBegun(id);
  const canned = useCanned(conversation);
  const tellComposing = useTellComposing(id);
  const quoted =
    useInbox((state) => state.snapshot.threads[id]?.value)?.find((message) => message.id === replyToId) ??
    null;
  const gaps = useMemo(() => findGaps(text), [text]);
  /** the text somebody tried to send with gaps in it */
  const [refused, setRefused] = useState<string | null>(null);

  const add = useCallback((files: readonly File[]) => begun.add(id, files), [begun, id]);
  const { onDropTarget } = props;
  useEffect(() => {
    onDropTarget(add);
    return () => onDropTarget(null);
  }, [onDropTarget, add]);

  const tooLong = text.trim().length > LONGEST_TEXT;
  const canSend = !tooLong && decideGo(held, text) !== 'nothing';
  const going = stillGoing(held.going, text);

  const send = (withGaps = false) => {
    if (!canSend || going === 'waits') return;
    const [gap] = gaps;
    if (gap !== undefined && !withGaps) {
      setRefused(text);
      area.current?.focus();
      area.current?.setSelectionRange(gap.start, gap.end);
      return;
    }
    setRefused(null);
    begun.go(id);
    // The button that was pressed may be gone: Escape is for the words.
    area.current?.focus();
  };
  const escape = () => {
    if (going === 'waits') begun.takeBack(id);
    else if (replyToId !== null) onReplyTo(null);
    else area.current?.blur();
  };
  const insert = (piece: string) => {
    const at = area.current?.selectionEnd ?? text.length;
    setText(text.slice(0, at) + piece + text.slice(at));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + piece.length, at + piece.length);
    });
  };
  const [firstGap] = gaps;
  const showsGap = firstGap !== undefined && refused === text;

  return (
    <footer className="relative shrink-0 border-t border-line bg-surface px-2 py-2 @talk/talk:px-4 @talk/talk:py-3">
      {props.remainingMs !== null && <Countdown remainingMs={props.remainingMs} />}
      <div className="relative rounded-lg border border-line-strong bg-surface transition-colors duration-[--fast] focus-within:border-accent">
        {tabs}
        {quoted && (
          <div className="flex items-start gap-1 p-2 pb-0">
            <div className="min-w-0 flex-1">
              <QuoteBox message={quoted} />
            </div>
            <IconButton label={t('composer.dropReply')} onClick={() => onReplyTo(null)}>
              <X size={16} />
            </IconButton>
          </div>
        )}
        <AttachmentTray conversationId={id} items={held.items} />
        <TextField
          id="composer"
          label={t('composer.label')}
          placeholder={t('composer.placeholder')}
          value={text}
          onChange={(next) => {
            setText(next);
            if (next !== '') tellComposing();
          }}
          area={area}
          marks={gaps}
          tone="gap"
          suggest={canned}
          onSubmit={() => send()}
          onEscape={escape}
          onFiles={add}
        />
        {showsGap && (
          <p role="alert" className="flex flex-wrap gap-x-3 px-3 pb-1 text-sm text-soon">
            <span>{t('composer.gap', { gap: text.slice(firstGap.start, firstGap.end) })}</span>
            <LinkButton onClick={() => send(true)}>{t('composer.sendAnyway')}</LinkButton>
          </p>
        )}
        {going !== null && (
          <GoingLine going={going} items={held.items} onTakeBack={() => begun.takeBack(id)} />
        )}
        <ReplyTools
          length={text.trim().length}
          canSend={canSend}
          waits={going === 'waits'}
          onSend={() => send()}
          onFiles={add}
          onInsert={insert}
          onCanned={() => insert(text === '' || /\s$/.test(text) ? '/' : ' /')}
          onTemplate={props.onTemplate}
        />
      </div>
    </footer>
  );
}

/** Colleagues see that somebody answers; told at most every few seconds. */
function useTellComposing(conversationId: string): () => void {
  const { say } = useSync();
  const lastMs = useRef(0);
  return useCallback(() => {
    const nowMs = Date.now();
    if (nowMs - lastMs.current < COMPOSING_EVERY_MS) return;
    lastMs.current = nowMs;
    say({ type: 'composing', conversation_id: conversationId });
  }, [say, conversationId]);
}
