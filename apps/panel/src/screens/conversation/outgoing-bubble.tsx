import { CircleAlert, Clock3 } from 'lucide-react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useMe, useSync } from '../../sync/context.tsx';
import type { Outgoing } from '../../sync/outgoing.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format/time.ts';
import { useErrorText } from '../error-text.ts';
import { MessageBody } from './message-body.tsx';
import { cornersOf } from './message-bubble.tsx';
import { NoteBubble } from './note-bubble.tsx';
import { readContent, type ShownContent } from './rules/read-content.ts';

type Props = { item: Outgoing; content: ShownContent; place: { first: boolean; last: boolean } };

/** Written here, not yet confirmed by the server. */
export function OutgoingBubble({ item, content, place }: Props) {
  const locale = useLocale();
  const me = useMe();
  if (content.kind === 'note') {
    return (
      <NoteBubble
        text={content.text}
        mentions={content.mentions}
        author={me.user}
        at={item.at}
        state={item.state === 'refused' ? 'refused' : 'sending'}
      >
        <WhatNow item={item} />
      </NoteBubble>
    );
  }
  const foot = (
    <span className="tabular inline-flex items-center gap-1 text-xs leading-4 text-ink-3">
      {formatClock(item.at, locale)}
      {item.state === 'refused' ? <CircleAlert size={14} className="text-bad" /> : <Clock3 size={13} />}
    </span>
  );
  return (
    <div className={classNames('flex flex-col items-end', place.first ? 'pt-2.5' : 'pt-0.5')}>
      <div
        className={classNames(
          'max-w-[min(560px,85cqw)] rounded-lg bg-agent text-agent-ink shadow-1',
          cornersOf(true, place),
        )}
      >
        <MessageBody
          content={content}
          attachment={null}
          localUrl={item.localUrl}
          messageId={item.clientKey}
          foot={foot}
        />
      </div>
      <WhatNow item={item} />
    </div>
  );
}

/** Why it is still here, and the ways out; the words are never lost. */
function WhatNow({ item }: { item: Outgoing }) {
  const t = useT();
  const { inbox, drafts } = useSync();
  const errorText = useErrorText();
  if (item.state === 'waiting') return <p className="pt-1 text-xs text-ink-3">{t('outgoing.waiting')}</p>;
  if (item.state !== 'refused') return null;
  const words = wordsToEdit(item);
  const edit = () => {
    const kind = item.note === null ? 'reply' : 'note';
    const begun = drafts.store.get()[item.conversationId]?.[kind] ?? '';
    drafts.set(item.conversationId, { [kind]: [words, begun].filter(Boolean).join('\n') });
    inbox.discard(item);
    document.getElementById('composer')?.focus();
  };
  return (
    <p role="alert" className="flex max-w-[440px] flex-wrap justify-end gap-x-3 pt-1 text-sm text-bad">
      <span>{errorText(item.error)}</span>
      <LinkButton onClick={() => inbox.retry(item)}>{t('outgoing.retry')}</LinkButton>
      {words !== null && <LinkButton onClick={edit}>{t('outgoing.edit')}</LinkButton>}
      <LinkButton onClick={() => inbox.discard(item)}>{t('outgoing.discard')}</LinkButton>
    </p>
  );
}

/** Plain words go back into the composer; a file is sent again or discarded. */
function wordsToEdit(item: Outgoing): string | null {
  const content = readContent(item.content);
  return content.kind === 'text' || content.kind === 'note' ? content.text : null;
}
