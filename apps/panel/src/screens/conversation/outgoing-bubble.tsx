import { CircleAlert, Clock3 } from 'lucide-react';
import { useLocale, useT } from '../../i18n/use-t.tsx';
import { useSync } from '../../sync/context.tsx';
import type { Outgoing } from '../../sync/outgoing.ts';
import { LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock } from '../../ui/format/time.ts';
import { useErrorText } from '../error-text.ts';
import { MessageBody } from './message-body.tsx';
import { cornersOf } from './message-bubble.tsx';
import type { ShownContent } from './rules/read-content.ts';

type Props = { item: Outgoing; content: ShownContent; place: { first: boolean; last: boolean } };

/** Written here, not yet confirmed by the server. */
export function OutgoingBubble({ item, content, place }: Props) {
  const t = useT();
  const locale = useLocale();
  const { inbox } = useSync();
  const errorText = useErrorText();
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
      {item.state === 'waiting' && <p className="pt-1 text-xs text-ink-3">{t('outgoing.waiting')}</p>}
      {item.state === 'refused' && (
        <p role="alert" className="flex max-w-[440px] flex-wrap justify-end gap-x-3 pt-1 text-sm text-bad">
          <span>{errorText(item.error)}</span>
          <LinkButton onClick={() => inbox.retry(item)}>{t('outgoing.retry')}</LinkButton>
          <LinkButton onClick={() => inbox.discard(item)}>{t('outgoing.discard')}</LinkButton>
        </p>
      )}
    </div>
  );
}
