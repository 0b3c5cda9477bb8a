import { LayoutTemplate, LoaderCircle, Paperclip, SendHorizontal, Smile, Zap } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Popover } from '../../../ui/popover.tsx';
import { type Command, useCommands } from '../../shell/commands.tsx';
import { KEYS } from '../../shell/keys.ts';

const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((m) => ({ default: m.EmojiPicker })));
const LONGEST_TEXT = 4096;

type Props = {
  length: number;
  canSend: boolean;
  /** told to go, and a file is still on its way */
  waits: boolean;
  onSend: () => void;
  onFiles: (files: readonly File[]) => void;
  onInsert: (piece: string) => void;
  onCanned: () => void;
  onTemplate: () => void;
};

/** Beneath the words: files, emoji, canned replies, templates, and off it goes. */
export function ReplyTools({ length, canSend, waits, onSend, onFiles, onInsert, ...props }: Props) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [emoji, setEmoji] = useState(false);
  const tooLong = length > LONGEST_TEXT;
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'attach',
        group: 'conversation',
        label: t('composer.attach'),
        keys: KEYS.attach,
        run: () => picker.current?.click(),
      },
      {
        id: 'emoji',
        group: 'conversation',
        label: t('composer.emoji'),
        keys: KEYS.emoji,
        run: () => setEmoji(true),
      },
    ],
    [t],
  );
  useCommands(commands);
  return (
    <div className="flex items-center gap-0.5 p-1">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
          document.getElementById('composer')?.focus();
        }}
      />
      <IconButton label={t('composer.attach')} keys={KEYS.attach} onClick={() => picker.current?.click()}>
        <Paperclip size={18} />
      </IconButton>
      <Popover
        label={t('composer.emoji')}
        side="top"
        open={emoji}
        onOpenChange={setEmoji}
        trigger={
          <button
            type="button"
            aria-label={t('composer.emoji')}
            title={t('composer.emoji')}
            className="grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink data-[state=open]:bg-selected"
          >
            <Smile size={18} />
          </button>
        }
      >
        <Suspense fallback={<div className="h-80 w-80" />}>
          <EmojiPicker onPick={onInsert} />
        </Suspense>
      </Popover>
      <IconButton label={t('composer.canned')} keys={KEYS.canned} onClick={props.onCanned}>
        <Zap size={18} />
      </IconButton>
      <IconButton label={t('composer.template')} keys={KEYS.template} onClick={props.onTemplate}>
        <LayoutTemplate size={18} />
      </IconButton>
      <span className="flex-1" />
      {length > LONGEST_TEXT * 0.9 && (
        <span
          className={classNames('tabular px-2 text-xs', tooLong ? 'font-semibold text-bad' : 'text-ink-3')}
        >
          {length}/{LONGEST_TEXT}
        </span>
      )}
      <button
        type="button"
        onClick={onSend}
        disabled={!canSend || waits}
        aria-busy={waits || undefined}
        aria-label={t('composer.send')}
        title={t('composer.sendHint')}
        className="grid h-8 w-11 place-items-center rounded-sm bg-accent text-accent-ink transition-colors duration-[--fast] hover:bg-accent-hover disabled:bg-sunken disabled:text-ink-3"
      >
        {waits ? <LoaderCircle size={17} className="animate-spin" /> : <SendHorizontal size={17} />}
      </button>
    </div>
  );
}
