import type { Message } from '@balcao/protocol';
import { CornerUpLeft, Plus, SmilePlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useSync } from '../../sync/context.tsx';
import { plainMessage } from '../../sync/outgoing.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Popover } from '../../ui/popover.tsx';

const EmojiPicker = lazy(() =>
  import('./composer/emoji-picker.tsx').then((m) => ({ default: m.EmojiPicker })),
);

const QUICK_REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const;

type Props = { message: Message; onReply: (id: string) => void };

/** Beside a customer's bubble: react, quote. Seen on hover and focus; on a touch screen always, and small. */
export function BubbleTools({ message, onReply }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <div
      className={classNames(
        'flex shrink-0 transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100',
        open ? 'opacity-100' : 'opacity-0 [@media(hover:none)]:opacity-55',
      )}
    >
      <Popover
        label={t('reaction.add')}
        side="top"
        align="center"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            data-react={message.id}
            aria-label={t('reaction.add')}
            title={t('reaction.add')}
            className="grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
          >
            <SmilePlus size={16} />
          </button>
        }
      >
        <ReactionChoice message={message} onDone={() => setOpen(false)} onReply={onReply} />
      </Popover>
      <IconButton
        label={t('bubble.reply')}
        onClick={() => onReply(message.id)}
        className="[@media(hover:none)]:hidden"
      >
        <CornerUpLeft size={16} />
      </IconButton>
    </div>
  );
}

function ReactionChoice({ message, onDone, onReply }: Props & { onDone: () => void }) {
  const t = useT();
  const { inbox } = useSync();
  const [more, setMore] = useState(false);
  const ours = message.reactions.find((one) => one.from === 'business')?.emoji ?? null;
  const react = (emoji: string) => {
    onDone();
    // The same one again takes it back.
    const reaction = { message_id: message.wamid, emoji: emoji === ours ? '' : emoji };
    inbox.send(plainMessage(message.conversation_id, { type: 'reaction', reaction }));
  };
  if (more) {
    return (
      <Suspense fallback={<div className="h-80 w-80" />}>
        <EmojiPicker onPick={react} />
      </Suspense>
    );
  }
  return (
    <div className="flex items-center gap-0.5 p-1">
      {QUICK_REACTIONS.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-label={t(emoji === ours ? 'reaction.takeBack' : 'reaction.with', { emoji })}
          aria-pressed={emoji === ours}
          onClick={() => react(emoji)}
          className={classNames(
            'grid size-9 place-items-center rounded-full text-[20px] leading-none hover:bg-hover',
            emoji === ours && 'bg-selected',
          )}
        >
          {emoji}
        </button>
      ))}
      <IconButton label={t('reaction.more')} onClick={() => setMore(true)} className="!size-9 rounded-full">
        <Plus size={17} />
      </IconButton>
      <IconButton
        label={t('bubble.reply')}
        onClick={() => {
          onDone();
          onReply(message.id);
        }}
        className="!size-9 rounded-full [@media(hover:hover)]:hidden"
      >
        <CornerUpLeft size={17} />
      </IconButton>
    </div>
  );
}
