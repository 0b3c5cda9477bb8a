import type { Handoff, QueueReason } from '@balcao/protocol';
import { ChevronDown, Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ConversationKey, useT } from '../../i18n/conversation/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { formatClock } from '../../ui/format/time.ts';
import { formatPhone } from '../../ui/format/values.ts';
import { Badge } from '../../ui/states.tsx';
import { asText } from './rules/read-json.ts';
import { nameInWords, readableFacts } from './rules/readable-facts.ts';

const TONES = { alta: 'accent', media: 'quiet', baixa: 'quiet' } as const;
const REASONS: Readonly<Record<QueueReason, ConversationKey>> = {
  asked: 'handoff.reasonAsked',
  attempts: 'handoff.reasonAttempts',
  bot: 'handoff.reasonBot',
  bot_failed: 'handoff.reasonFailed',
  older_than_window: 'handoff.reasonOld',
  no_bot: 'handoff.reasonNoBot',
  phone: 'handoff.reasonPhone',
  released: 'handoff.reasonReleased',
  transferred: 'handoff.reasonTransferred',
  agent_offline: 'handoff.reasonOffline',
};

type Props = { handoff: Handoff /** a person answered since: who wants it opens it */; answered: boolean };

/** The whole story the bot hands over, so nobody asks the customer twice. */
export function HandoffCard({ handoff, answered }: Props) {
  const t = useT();
  const minutes = Math.round(handoff.elapsed_ms / 60_000);
  const collected = readableFacts(handoff.collected, useLocale(), handoff.problem);
  // A newer server may have reasons this page has no words for.
  const reason = Object.hasOwn(REASONS, handoff.reason) ? REASONS[handoff.reason as QueueReason] : null;
  return (
    <details open={!answered} className="group shrink-0 border-b border-line bg-surface px-4 text-sm">
      <summary
        data-handoff
        title={t('keys.handoff')}
        className="inset-focus flex h-10 cursor-pointer list-none items-center gap-2"
      >
        <span className="shrink-0 font-semibold">{t('handoff.title')}</span>
        <Badge tone={TONES[handoff.priority]}>{t(`handoff.${handoff.priority}`)}</Badge>
        <span className="truncate text-ink-2">
          {[handoff.department, reason && t(reason)].filter(Boolean).join(' · ')}
        </span>
        <ChevronDown
          size={16}
          className="ml-auto shrink-0 text-ink-3 transition-transform duration-[--fast] group-open:rotate-180"
        />
      </summary>
      <div className="max-h-48 overflow-y-auto pb-3">
        {handoff.problem && <p className="text-base text-pretty">“{handoff.problem}”</p>}
        <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
          <Client handoff={handoff} />
          {collected.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
          {handoff.attempts > 0 && <Fact name={t('handoff.attempts')} value={String(handoff.attempts)} />}
          <Fact name={t('handoff.elapsed')} value={t('handoff.minutes', { minutes })} />
          <Fact name={t('handoff.state')} value={nameInWords(handoff.state)} />
        </dl>
        {handoff.referral && <CameFrom referral={handoff.referral} />}
        {handoff.history.length > 0 && <History history={handoff.history} />}
      </div>
    </details>
  );
}

function Client({ handoff }: { handoff: Handoff }) {
  const t = useT();
  const { name, phone } = handoff.client;
  const words = [name, phone === null ? null : formatPhone(phone)].filter(Boolean).join(' · ');
  return words === '' ? null : <Fact name={t('handoff.client')} value={words} />;
}

function CameFrom({ referral }: { referral: Record<string, unknown> }) {
  const t = useT();
  const words = asText(referral.headline) ?? asText(referral.body) ?? t('referral.untitled');
  return (
    <p className="flex items-center gap-1.5 pt-1.5 text-ink-2">
      <Megaphone size={14} className="shrink-0 text-accent-text" />
      <span className="shrink-0 text-ink-3">
        {t(asText(referral.source_type) === 'post' ? 'referral.post' : 'referral.ad')}
      </span>
      <span className="truncate">{words}</span>
    </p>
  );
}

/** Folded: the conversation itself stands below. */
function History({ history }: Pick<Handoff, 'history'>) {
  const t = useT();
  const locale = useLocale();
  const names = { customer: t('actor.customer'), bot: t('actor.bot'), person: t('actor.user') };
  return (
    <details className="group/history pt-1.5">
      <summary className="inset-focus flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm font-medium text-accent-text">
        <ChevronDown
          size={14}
          className="-rotate-90 transition-transform duration-[--fast] group-open/history:rotate-0"
        />
        {t('handoff.history', { count: history.length })}
      </summary>
      <ol className="mt-1 space-y-1 border-l-2 border-line pl-3">
        {history.map((line) => (
          <li key={`${line.at}-${line.from}-${line.text.slice(0, 24)}`} className="flex gap-2">
            <time dateTime={line.at} className="tabular shrink-0 text-xs leading-5 text-ink-3">
              {formatClock(line.at, locale)}
            </time>
            <p className="min-w-0 break-words">
              <Who>{names[line.from]}</Who> {line.text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Who({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}:</span>;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0 text-ink-3">{name}</dt>
      <dd className="tabular truncate text-ink" title={value}>
        {value}
      </dd>
    </div>
  );
}
