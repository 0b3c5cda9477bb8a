import { CircleAlert, Clock3, StickyNote } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useInbox, useMe } from '../../sync/context.tsx';
import { formatClock, formatFull } from '../../ui/format/time.ts';
import { splitMentions } from './rules/mentions.ts';

type Props = {
  text: string;
  mentions: readonly string[];
  author: { id: string | null; name: string | null };
  at: string;
  /** not confirmed by the server yet, or refused */
  state: 'kept' | 'sending' | 'refused';
  children?: ReactNode;
};

/** Paper among bubbles: nobody takes it for something the customer saw. */
export function NoteBubble({ text, mentions, author, at, state, children }: Props) {
  const t = useT();
  const me = useMe();
  const locale = useLocale();
  const people = useMentioned(mentions);
  const title =
    author.id === me.user.id ? t('note.mine') : t('note.by', { name: author.name ?? t('actor.user') });
  return (
    <div className="flex flex-col items-end py-1.5">
      <div className="w-fit max-w-[min(560px,88cqw)] min-w-52 rounded-lg border border-note-line bg-note text-note-ink">
        <p className="flex items-center gap-1.5 px-3 pt-1.5 text-xs font-semibold">
          <StickyNote size={13} className="shrink-0" />
          <span className="min-w-0 flex-1 truncate">
            {title} <span className="font-normal opacity-75">· {t('note.private')}</span>
          </span>
        </p>
        <p className="px-3 pt-0.5 text-base break-words whitespace-pre-wrap">
          {splitMentions(text, people).map(({ text: piece, mention }, index) =>
            mention ? (
              // Pieces of one text have no identity but their place.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className="rounded-[3px] bg-selected px-0.5 font-medium">
                {piece}
              </span>
            ) : (
              piece
            ),
          )}
        </p>
        <p className="flex items-center justify-end gap-1 px-3 pb-1.5 text-xs opacity-75">
          <time dateTime={at} title={formatFull(at, locale)} className="tabular">
            {formatClock(at, locale)}
          </time>
          {state === 'sending' && <Clock3 size={13} />}
          {state === 'refused' && <CircleAlert size={14} className="text-bad" />}
        </p>
      </div>
      {children}
    </div>
  );
}

/** Names as they are now; somebody who left the company keeps plain words. */
function useMentioned(ids: readonly string[]) {
  const me = useMe();
  const agents = useInbox((state) => state.snapshot.agents);
  return useMemo(
    () =>
      ids.flatMap((id) => {
        const name = id === me.user.id ? me.user.name : agents[id]?.value.name;
        return name === undefined ? [] : { id, name };
      }),
    [ids, me.user, agents],
  );
}
