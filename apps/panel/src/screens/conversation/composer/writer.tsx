import type { Conversation } from '@balcao/protocol';
import { Clock3, LayoutTemplate, Paperclip, SendHorizontal, Smile, X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useInbox, useSync } from '../../../sync/context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { QuoteBox } from '../quoted-message.tsx';
import { splitRemaining } from '../rules/composer-state.ts';
import { AttachmentTray } from './attachment-tray.tsx';
import { clearDraft, readDraft, saveDraft } from './drafts.ts';
import { planSend } from './plan-send.ts';
import { filesOf, useAttachments } from './use-attachments.ts';

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((m) => ({ default: m.EmojiPicker })));
const LONGEST_TEXT = 4096;

type Props = {
  conversation: Conversation;
  replyToId: string | null;
  onReplyTo: (id: string | null) => void;
  /** given only when the window closes soon */
  remainingMs: number | null;
  onTemplate: () => void;
};

export function Writer({ conversation, replyToId, onReplyTo, remainingMs, onTemplate }: Props) {
  const t = useT();
  const { inbox } = useSync();
  const { id } = conversation;
  const [text, setText] = useState(() => readDraft(id));
  const [dragging, setDragging] = useState(false);
  const attachments = useAttachments();
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const quoted =
    useInbox((state) => state.snapshot.threads[id]?.value)?.find((message) => message.id === replyToId) ??
    null;

  useEffect(() => saveDraft(id, text), [id, text]);
  useEffect(() => growToFit(area.current, text), [text]);
  // Somebody who just took the conversation wants to write.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) area.current?.focus();
  }, []);

  const tooLong = text.trim().length > LONGEST_TEXT;
  const canSend = attachments.settled && !tooLong && (text.trim() !== '' || attachments.ready.length > 0);

  const send = () => {
    if (!canSend) return;
    for (const draft of planSend(id, text, attachments.ready, replyToId)) inbox.send(draft);
    setText('');
    clearDraft(id);
    onReplyTo(null);
    attachments.forget();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an accent or a suggestion is being composed, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') {
      if (replyToId !== null) onReplyTo(null);
      else event.currentTarget.blur();
    }
  };
  const insert = (piece: string) => {
    const element = area.current;
    const at = element?.selectionEnd ?? text.length;
    setText(text.slice(0, at) + piece + text.slice(at));
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(at + piece.length, at + piece.length);
    });
  };

  return (
    <footer
      className="relative shrink-0 border-t border-line bg-surface px-2 py-2 @two:px-4 @two:py-3"
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        attachments.add(filesOf(event.dataTransfer));
      }}
    >
      {remainingMs !== null && <Countdown remainingMs={remainingMs} />}
      <div
        className={classNames(
          'rounded-lg border bg-surface transition-colors duration-[--fast] focus-within:border-accent',
          dragging ? 'border-dashed border-accent bg-accent-wash' : 'border-line-strong',
        )}
      >
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
        <AttachmentTray attachments={attachments} />
        <textarea
          ref={area}
          id="composer"
          rows={1}
          value={text}
          aria-label={t('composer.label')}
          placeholder={dragging ? t('composer.drop') : t('composer.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = filesOf(event.clipboardData);
            if (files.length === 0) return;
            event.preventDefault();
            attachments.add(files);
          }}
          className="block max-h-52 min-h-10 w-full resize-none bg-transparent px-3 pt-2.5 text-base outline-none placeholder:text-ink-3 max-sm:text-[16px]"
        />
        <div className="flex items-center gap-0.5 p-1">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              attachments.add([...(event.target.files ?? [])]);
              event.target.value = '';
              area.current?.focus();
            }}
          />
          <IconButton label={t('composer.attach')} onClick={() => picker.current?.click()}>
            <Paperclip size={18} />
          </IconButton>
          <Popover.Root>
            <Popover.Trigger asChild>
              <button
                type="button"
                aria-label={t('composer.emoji')}
                className="grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
              >
                <Smile size={18} />
              </button>
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content
                side="top"
                align="start"
                sideOffset={8}
                aria-label={t('composer.emoji')}
                className="rise z-50 rounded-lg bg-raised shadow-2"
              >
                <Suspense fallback={<div className="h-72 w-80" />}>
                  <EmojiPicker onPick={insert} />
                </Suspense>
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
          <IconButton label={t('composer.template')} onClick={onTemplate}>
            <LayoutTemplate size={18} />
          </IconButton>
          <span className="flex-1" />
          {text.length > LONGEST_TEXT * 0.9 && (
            <span
              className={classNames(
                'tabular px-2 text-xs',
                tooLong ? 'font-semibold text-bad' : 'text-ink-3',
              )}
            >
              {text.trim().length}/{LONGEST_TEXT}
            </span>
          )}
          <button
            type="button"
            onClick={send}
            disabled={!canSend}
            aria-label={t('composer.send')}
            title={t('composer.sendHint')}
            className="grid h-8 w-11 place-items-center rounded-sm bg-accent text-accent-ink transition-colors duration-[--fast] hover:bg-accent-hover disabled:bg-sunken disabled:text-ink-3"
          >
            <SendHorizontal size={17} />
          </button>
        </div>
      </div>
    </footer>
  );
}

function Countdown({ remainingMs }: { remainingMs: number }) {
  const t = useT();
  const { hours, minutes } = splitRemaining(remainingMs);
  const left =
    hours > 0
      ? t('window.hours', { hours, minutes: String(minutes).padStart(2, '0') })
      : t('window.minutes', { minutes });
  return (
    <p className="flex items-center gap-1.5 px-1 pb-2 text-sm text-soon" title={t('window.why')}>
      <Clock3 size={14} /> <span className="tabular">{t('window.closesIn', { left })}</span>
    </p>
  );
}

function growToFit(element: HTMLTextAreaElement | null, text: string): void {
  if (element === null) return;
  element.style.height = 'auto';
  if (text !== '') element.style.height = `${element.scrollHeight}px`;
}
