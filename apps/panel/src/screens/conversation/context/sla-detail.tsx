import type { Conversation, SlaClock } from '@balcao/protocol';
import { CircleCheck } from 'lucide-react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../sync/context.tsx';
import { formatMinutes } from '../../../ui/format/span.ts';
import { formatMoment } from '../../../ui/format/time.ts';
import { Skeleton } from '../../../ui/states.tsx';
import { useNow } from '../../../ui/time.tsx';
import { lookOfSla } from '../../inbox/rules/sla-look.ts';
import { SlaRing } from '../../inbox/sla-ring.tsx';
import { useSlaWords } from '../../inbox/use-sla-words.ts';
import { Section } from './section.tsx';

/** Every promise of this conversation: kept, running, late. Without any there is nothing to show. */
export function SlaDetail({ conversation }: { conversation: Conversation }) {
  const t = useT();
  const read = useEndpoint('getConversationSla', { params: { id: conversation.id } });
  const clocks = read.data?.items ?? [];
  if (!read.isPending && clocks.length === 0 && !read.isError) return null;
  return (
    <Section title={t('context.sla')}>
      {read.isPending && <Skeleton className="h-10" />}
      {read.isError && <p className="text-sm text-ink-3">{t('context.pastFailed')}</p>}
      <ul className="space-y-2.5">
        {clocks.map((clock) => (
          <Clock key={`${clock.clock}-${clock.started_at}`} clock={clock} />
        ))}
      </ul>
    </Section>
  );
}

function Clock({ clock }: { clock: SlaClock }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow(15_000);
  const words = useSlaWords();
  const look = lookOfSla(clock, now);
  const counted = formatMinutes(Math.max(1, Math.round(clock.elapsed_ms / 60_000)));
  return (
    <li className="flex items-start gap-2.5 text-sm">
      {look === null ? (
        <CircleCheck size={17} className="mt-0.5 shrink-0 text-good" aria-label={t('context.slaMet')} />
      ) : (
        <SlaRing look={look} label="" size={17} className="mt-0.5" />
      )}
      <div className="min-w-0">
        <p className={look?.tone === 'breached' ? 'font-medium text-bad' : undefined}>
          {look === null
            ? t('context.slaMetIn', { clock: t(`sla.${clock.clock}`), time: counted })
            : words(clock.clock, look)}
        </p>
        {look !== null && clock.due_at && (
          <p className="tabular text-xs text-ink-3">
            {t('context.slaDue', { at: formatMoment(clock.due_at, locale) })}
          </p>
        )}
      </div>
    </li>
  );
}
