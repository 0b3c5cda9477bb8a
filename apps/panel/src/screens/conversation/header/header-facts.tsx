import type { Conversation, SlaClockName } from '@balcao/protocol';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatMinutes } from '../../../ui/format/span.ts';
import { formatPhone } from '../../../ui/format/values.ts';
import { useNow } from '../../../ui/time.tsx';
import { useCloseReason } from '../../close-reason.ts';
import { lookOfSla, type SlaLook } from '../../inbox/rules/sla-look.ts';
import { SlaRing } from '../../inbox/sla-ring.tsx';
import { useSlaWords } from '../../inbox/use-sla-words.ts';

/** One line: what is due, who answers, for which department, from which number. What has no room is not begun. */
export function HeaderFacts({ conversation, mine }: { conversation: Conversation; mine: boolean }) {
  const now = useNow(15_000);
  const { contact, department, owner, sla, status } = conversation;
  const namesDepartment = owner.type === 'queue' && status === 'open';
  const look = status === 'open' ? lookOfSla(sla, now) : null;
  // A clock that stands still is only its ring.
  const saysClock = look !== null && look.tone !== 'paused';
  return (
    <p className="tabular flex h-[18px] flex-wrap items-center gap-x-1 overflow-hidden text-sm leading-[18px] text-ink-3">
      {look !== null && sla !== null && <SlaLine clock={sla.clock} look={look} />}
      <Fact parted={saysClock}>
        <OwnerWords conversation={conversation} mine={mine} />
      </Fact>
      {department && !namesDepartment && <Fact parted>{department.name}</Fact>}
      {contact.phone && contact.name && (
        <Fact parted className="@max-talk/talk:hidden">
          {formatPhone(contact.phone)}
        </Fact>
      )}
      <ChannelName channelId={conversation.channel_id} />
    </p>
  );
}

type FactProps = { parted: boolean; className?: string; children: ReactNode };

function Fact({ parted, className, children }: FactProps) {
  return (
    <span className={classNames('flex max-w-full min-w-0 gap-1', className)}>
      {parted && <span aria-hidden>·</span>}
      <span className="min-w-0 truncate">{children}</span>
    </span>
  );
}

const TONES = {
  running: 'text-ink-2',
  paused: 'text-ink-3',
  alert: 'text-soon',
  breached: 'text-bad',
} as const;

/** The most urgent clock, in words. */
function SlaLine({ clock, look }: { clock: SlaClockName; look: SlaLook }) {
  const text = useSlaWords()(clock, look);
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
  return name ? (
    <Fact parted className="@max-wide/talk:hidden">
      {name}
    </Fact>
  ) : null;
}
