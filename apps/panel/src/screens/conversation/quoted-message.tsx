import type { Message } from '@balcao/protocol';
import { useT } from '../../i18n/conversation/use-t.ts';
import { classNames } from '../../ui/class-names.ts';
import { useShortText } from './use-short-text.ts';

/** The words that are being answered, above the answer. */
export function QuotedMessage({ id, messages }: { id: string | null; messages: readonly Message[] }) {
  const quoted = messages.find((message) => message.id === id);
  return (
    <div className="px-1.5 pt-1.5">
      <QuoteBox message={quoted ?? null} />
    </div>
  );
}

export function QuoteBox({ message }: { message: Message | null }) {
  const t = useT();
  const text = useShortText(message);
  const ours = message?.direction === 'outbound';
  return (
    <div
      className={classNames(
        'rounded-sm border-l-[3px] bg-hover px-2.5 py-1.5 text-sm',
        ours ? 'border-accent' : 'border-ink-3',
      )}
    >
      {message && (
        <p className="text-xs font-semibold">
          {ours
            ? (message.actor.name ?? t(message.actor.type === 'bot' ? 'actor.bot' : 'actor.user'))
            : t('actor.customer')}
        </p>
      )}
      <p className="line-clamp-2 break-words opacity-80">
        {message === null ? t('bubble.quotedMissing') : text}
      </p>
    </div>
  );
}
