import type { Message } from '@balcao/protocol';
import { Bot, CornerUpLeft, Forward } from 'lucide-react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useMe } from '../../sync/context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatClock, formatFull } from '../../ui/format/time.ts';
import { BubbleTools } from './bubble-tools.tsx';
import { FailureLine } from './failure-line.tsx';
import { MessageBody } from './message-body.tsx';
import { QuotedMessage } from './quoted-message.tsx';
import { ReferralCard } from './referral-card.tsx';
import type { ThreadItem } from './rules/group-thread.ts';
import { StatusTicks } from './status-ticks.tsx';

type Props = {
  item: Extract<ThreadItem, { kind: 'message' }>;
  messages: readonly Message[];
  onReply: ((id: string) => void) | null;
  /** somebody came for this very message */
  flash: boolean;
};

export function MessageBubble({ item, messages, onReply, flash }: Props) {
  const t = useT();
  const { message, content, place, mark } = item;
  const ours = message.direction === 'outbound';
  const bare = content.kind === 'media' && content.media === 'sticker';
  const quoted = message.context?.message_id ?? null;
  return (
    <div
      className={classNames(
        'group/row flex flex-col',
        ours ? 'items-end' : 'items-start',
        place.first ? 'pt-2.5' : 'pt-0.5',
        flash && 'flash',
      )}
    >
      {ours && place.first && <SenderLabel message={message} />}
      <div className={classNames('flex max-w-full items-center gap-1', ours && 'flex-row-reverse')}>
        <div
          className={classNames(
            'relative max-w-[min(560px,85cqw)] min-w-0',
            !bare && classNames('rounded-lg shadow-1', toneOf(message), cornersOf(ours, place)),
          )}
        >
          {message.context && (message.context.forwarded || message.context.frequently_forwarded) && (
            <p className="flex items-center gap-1 px-3 pt-1.5 text-xs text-ink-3 italic">
              <Forward size={13} />{' '}
              {t(message.context.frequently_forwarded ? 'bubble.forwardedOften' : 'bubble.forwarded')}
            </p>
          )}
          {message.referral && <ReferralCard referral={message.referral} />}
          {message.context &&
            (quoted !== null || message.context.wamid !== null) &&
            !message.context.forwarded && <QuotedMessage id={quoted} messages={messages} />}
          <div className={classNames(mark === 'revoked' && 'opacity-60')}>
            <MessageBody
              content={content}
              attachment={message.attachment}
              messageId={message.id}
              foot={<Foot message={message} mark={mark} />}
            />
          </div>
          {message.reactions.length > 0 && <Reactions message={message} />}
        </div>
        {onReply !== null && message.wamid !== null && !ours && (
          <BubbleTools message={message} onReply={onReply} />
        )}
        {onReply !== null && message.wamid !== null && ours && (
          <IconButton
            label={t('bubble.reply')}
            onClick={() => onReply(message.id)}
            className="opacity-0 transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:hidden"
          >
            <CornerUpLeft size={16} />
          </IconButton>
        )}
      </div>
      {message.reactions.length > 0 && <span className="h-5" />}
      {ours && (message.status === 'failed' || message.in_doubt) && <FailureLine message={message} />}
    </div>
  );
}

function toneOf(message: Message): string {
  if (message.direction === 'inbound') return 'bg-customer text-customer-ink';
  const { type } = message.actor;
  return type === 'bot' || type === 'api' || type === 'system'
    ? 'bg-botbubble text-botbubble-ink'
    : 'bg-agent text-agent-ink';
}

export function cornersOf(ours: boolean, place: { first: boolean; last: boolean }): string {
  return ours
    ? classNames(!place.first && 'rounded-tr-[4px]', !place.last && 'rounded-br-[4px]')
    : classNames(!place.first && 'rounded-tl-[4px]', !place.last && 'rounded-bl-[4px]');
}

function SenderLabel({ message }: { message: Message }) {
  const t = useT();
  const me = useMe();
  const { actor } = message;
  const words = {
    bot: actor.name ?? t('actor.bot'),
    user: actor.id === me.user.id ? t('actor.you') : (actor.name ?? t('actor.user')),
    api: actor.name ?? t('actor.api'),
    phone: t('actor.phone'),
    system: t('actor.system'),
    customer: '',
  }[actor.type];
  return (
    <p className="flex items-center gap-1 pr-1 pb-1 text-xs font-medium text-ink-3">
      {actor.type === 'bot' && <Bot size={13} className="text-bot" />}
      {words}
    </p>
  );
}

function Foot({ message, mark }: { message: Message; mark: 'edited' | 'revoked' | null }) {
  const t = useT();
  const locale = useLocale();
  const times = useTimes(message);
  return (
    <span
      className="inline-flex items-center gap-1 text-xs leading-4 whitespace-nowrap text-ink-3"
      title={times}
    >
      {mark && <span className="italic">{t(mark === 'edited' ? 'bubble.edited' : 'bubble.revoked')}</span>}
      <time dateTime={message.created_at} className="tabular">
        {formatClock(message.created_at, locale)}
      </time>
      <StatusTicks status={message.status} inDoubt={message.in_doubt} title={times} />
    </span>
  );
}

function useTimes(message: Message): string {
  const t = useT();
  const locale = useLocale();
  const lines = [
    ['times.created', message.created_at],
    ['times.accepted', message.accepted_at],
    ['times.delivered', message.delivered_at],
    ['times.read', message.read_at],
  ] as const;
  return lines.flatMap(([key, at]) => (at ? `${t(key)} ${formatFull(at, locale)}` : [])).join('\n');
}

function Reactions({ message }: { message: Message }) {
  const t = useT();
  return (
    <ul className="absolute -bottom-[19px] left-2 flex gap-0.5">
      {message.reactions.map((reaction) => (
        <li
          key={`${reaction.from}-${reaction.emoji}`}
          title={t(reaction.from === 'contact' ? 'bubble.reactedThem' : 'bubble.reactedUs')}
          className="grid h-6 min-w-7 place-items-center rounded-full bg-raised px-1.5 text-sm shadow-1 ring-1 ring-line"
        >
          {reaction.emoji}
        </li>
      ))}
    </ul>
  );
}
