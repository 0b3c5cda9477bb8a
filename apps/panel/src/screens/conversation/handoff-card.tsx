import type { Handoff } from '@balcao/protocol';
import { ChevronDown } from 'lucide-react';
import { useLocale, useT } from '../../i18n/use-t.tsx';
import { Badge } from '../../ui/states.tsx';
import { nameInWords, readableFacts } from './rules/readable-facts.ts';

/** The whole story the bot hands over, so nobody asks the customer twice. */
export function HandoffCard({ handoff }: { handoff: Handoff }) {
  const t = useT();
  const minutes = Math.round(handoff.elapsed_ms / 60_000);
  const collected = readableFacts(handoff.collected, useLocale(), handoff.problem);
  const tone = handoff.priority === 'alta' ? 'bad' : handoff.priority === 'media' ? 'soon' : 'quiet';
  return (
    <details open className="group shrink-0 border-b border-line bg-surface px-4 text-sm">
      <summary className="inset-focus flex h-10 cursor-pointer list-none items-center gap-2">
        <span className="font-semibold">{t('handoff.title')}</span>
        <Badge tone={tone}>{t(`handoff.${handoff.priority}`)}</Badge>
        {handoff.department && <span className="truncate text-ink-2">{handoff.department}</span>}
        <ChevronDown
          size={16}
          className="ml-auto shrink-0 text-ink-3 transition-transform duration-[--fast] group-open:rotate-180"
        />
      </summary>
      <div className="max-h-40 overflow-y-auto pb-3">
        {handoff.problem && <p className="text-base text-pretty">“{handoff.problem}”</p>}
        <dl className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
          {collected.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
          {handoff.attempts > 0 && <Fact name={t('handoff.attempts')} value={String(handoff.attempts)} />}
        </dl>
        <p className="pt-1 text-xs text-ink-3">
          {nameInWords(handoff.state)} · {t('handoff.elapsed')} {t('handoff.minutes', { minutes })}
        </p>
      </div>
    </details>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-ink-3">{name}</dt>
      <dd className="tabular truncate text-ink">{value}</dd>
    </div>
  );
}
