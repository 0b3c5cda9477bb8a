import type { ReactNode } from 'react';
import { useT } from '../../i18n/wall/use-t.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatTimer } from '../../ui/format/span.ts';
import type { WallTotals } from './rules/wall-figures.ts';

/** The company in seven figures; only what needs somebody is coloured. */
export function TotalsStrip({ totals, now }: { totals: WallTotals; now: number }) {
  const t = useT();
  const oldest = totals.oldestWaitingSince;
  return (
    <section aria-label={t('wall.totals')}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line shadow-1 sm:grid-cols-4 lg:grid-cols-7">
        <Figure label={t('wall.waiting')} hint={t('wall.waitingHint')} quiet={totals.waiting === 0}>
          {totals.waiting}
        </Figure>
        <Figure label={t('wall.oldest')} hint={t('wall.oldestHint')} quiet={oldest === null}>
          {oldest === null ? '–' : formatTimer(now - Date.parse(oldest))}
        </Figure>
        <Figure
          label={t('wall.atRisk')}
          hint={t('wall.atRiskHint')}
          tone="soon"
          quiet={totals.slaAlert === 0}
        >
          {totals.slaAlert}
        </Figure>
        <Figure
          label={t('wall.breached')}
          hint={t('wall.breachedHint')}
          tone="bad"
          quiet={totals.slaBreached === 0}
        >
          {totals.slaBreached}
        </Figure>
        <Figure label={t('wall.inService')} hint={t('wall.inServiceHint')} quiet={totals.inService === 0}>
          {totals.inService}
        </Figure>
        <Figure label={t('wall.online')} hint={t('wall.onlineHint')} quiet={totals.online === 0}>
          {totals.online}
          <span className="ml-1.5 text-base font-normal text-ink-3">
            {t('wall.onlineOf', { total: totals.agents })}
          </span>
        </Figure>
        <Figure label={t('wall.resolved')} hint={t('wall.resolvedHint')} quiet={totals.resolvedToday === 0}>
          {totals.resolvedToday}
        </Figure>
      </dl>
    </section>
  );
}

type FigureProps = {
  label: string;
  hint: string;
  tone?: 'plain' | 'soon' | 'bad';
  /** nothing to tell: the figure steps back */
  quiet: boolean;
  children: ReactNode;
};

const TONES = { plain: 'bg-surface', soon: 'bg-soon-wash', bad: 'bg-bad-wash' } as const;
const INKS = { plain: 'text-ink', soon: 'text-soon', bad: 'text-bad' } as const;

function Figure({ label, hint, tone = 'plain', quiet, children }: FigureProps) {
  const look = quiet ? 'plain' : tone;
  return (
    <div
      title={hint}
      className={classNames('px-4 py-3 last:max-sm:col-span-2 sm:max-lg:last:col-span-2', TONES[look])}
    >
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd
        className={classNames(
          'wall-figure tabular font-semibold tracking-tight whitespace-nowrap',
          quiet ? 'text-ink-3' : INKS[look],
        )}
      >
        {children}
      </dd>
    </div>
  );
}
