import type { Conversation } from '@balcao/protocol';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatMinutes } from '../../../ui/format/span.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { useNow } from '../../../ui/time.tsx';
import { useCloseReason } from '../../close-reason.ts';
import { lookOfSla } from '../../inbox/rules/sla-look.ts';
import { SlaRing } from '../../inbox/sla-ring.tsx';
import { useSlaWords } from '../../inbox/use-sla-words.ts';

/** One line: what is due, who answers, for which department, from which number. */
export function HeaderFacts({ conversation, mine }: { conversation: Conversation; mine: boolean }) {
  const { contact, department, owner } = conversation;
  const namesDepartment = owner.type === 'queue' && conversation.status === 'open';
  return (
    <p className="tabular flex items-center gap-1.5 truncate text-sm leading-[18px] text-ink-3">
      <SlaLine conversation={conversation} />
      <span className="min-w-0 truncate">
        <OwnerWords conversation={conversation} mine={mine} />
        {department && !namesDepartment && <> · {department.name}</>}
        {contact.phone && contact.name && (
          <span className="@max-talk/talk:hidden"> · {formatPhone(contact.phone)}</span>
        )}
        <ChannelName channelId={conversation.channel_id} />
      </span>
    </p>
  );
}

const TONES = {
  running: 'text-ink-2',
  paused: 'text-ink-3',
  alert: 'text-soon',
  breached: 'text-bad',
} as const;

/** The most urgent clock, in words. */
function SlaLine({ conversation }: { conversation: Conversation }) {
  const now = useNow(15_000);
  const words = useSlaWords();
  const { sla, status } = conversation;
  const look = status === 'open' ? lookOfSla(sla, now) : null;
  if (look === null || sla === null) return null;
  const text = words(sla.clock, look);
  return (
    <span
      title={text}
      className={classNames('flex shrink-0 items-center gap-1 font-medium', TONES[look.tone])}
    >
      <SlaRing look={look} label="" size={14} width={2.5} />
      <span className={look.tone === 'paused' ? 'sr-only' : '@max-talk/talk:sr-only'}>{text}</span>
      {look.remainingMs !== null && (
        <span aria-hidden className="hidden @max-talk/talk:inline">
          {formatMinutes(Math.max(1, Math.round(Math.abs(look.remainingMs) / 60_000)))}
        </span>
      )}
      <span aria-hidden className="font-normal text-ink-3">
        ·
      </span>
    </span>
  );
}

function OwnerWords({ conversation, mine }: { conversation: Conversation; mine: boolean }) {
  const t = useT();
  const { owner, department } = conversation;
  if (conversation.status === 'closed') return <ClosedWords conversation={conversation} />;
  if (mine) return t('owner.withYou');
  switch (owner.type) {
    case 'bot':
      return t('owner.withBot');
    case 'queue':
      return department ? t('owner.inQueueOf', { department: department.name }) : t('owner.inQueue');
    case 'agent':
      return t('owner.with', { name: owner.user?.name ?? '' });
    default:
      return owner.type satisfies never;
  }
}

/** With the reason, where there is one. */
function ClosedWords({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const reason = useCloseReason()(conversation.close_reason);
  return reason !== null ? t('close.done', { reason }) : t('owner.closed');
}

function ChannelName({ channelId }: { channelId: string }) {
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  if (channels.length < 2) return null;
  const name = channels.find((channel) => channel.id === channelId)?.name;
  return name ? <span className="@max-wide/talk:hidden"> · {name}</span> : null;
}
