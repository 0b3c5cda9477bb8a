import type { Message } from '@balcao/protocol';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { formatDay, relativeDay } from '../../ui/format/time.ts';
import { useNow } from '../../ui/time.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { NoteBubble } from './note-bubble.tsx';
import { OutgoingBubble } from './outgoing-bubble.tsx';
import { QuietLine } from './quiet-line.tsx';
import type { ThreadItem } from './rules/group-thread.ts';

type Props = {
  item: ThreadItem;
  messages: readonly Message[];
  onReply: ((id: string) => void) | null;
  /** the message somebody came for, for a moment */
  flashId: string | null;
};

export function ThreadRow({ item, messages, onReply, flashId }: Props) {
  switch (item.kind) {
    case 'day':
      return <DayLine at={item.at} />;
    case 'quiet':
      return <QuietLine message={item.message} content={item.content} />;
    case 'message':
      return (
        <MessageBubble
          item={item}
          messages={messages}
          onReply={onReply}
          flash={item.message.id === flashId}
        />
      );
    case 'note':
      return (
        <div className={item.message.id === flashId ? 'flash' : undefined}>
          <NoteBubble
            text={item.content.text}
            mentions={item.content.mentions}
            author={item.message.actor}
            at={item.message.created_at}
            state="kept"
          />
        </div>
      );
    case 'outgoing':
      return <OutgoingBubble item={item.item} content={item.content} place={item.place} />;
    default:
      return item satisfies never;
  }
}

function DayLine({ at }: { at: string }) {
  const t = useT();
  const locale = useLocale();
  const day = relativeDay(at, useNow(60_000));
  return (
    <div className="flex items-center gap-3 py-4">
      <span className="h-px flex-1 bg-line" />
      <span className="text-xs font-medium text-ink-3">
        {day === null ? formatDay(at, locale) : t(`day.${day}`)}
      </span>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
