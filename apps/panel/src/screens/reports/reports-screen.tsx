import type { Report } from '@balcao/protocol';
import { Link, useSearch } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { ReportsLanguage, useT } from '../../i18n/reports/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { useEndpoint, useMe } from '../../sync/context.tsx';
import { dayKey } from '../../ui/format/time.ts';
import { EmptyState, ErrorState, Notice, Skeleton } from '../../ui/states.tsx';
import { useNow } from '../../ui/time.tsx';
import { useErrorText } from '../error-text.ts';
import { CloseReasonsCard } from './close-reasons-card.tsx';
import { CommentsCard } from './comments-card.tsx';
import { Definitions } from './definitions.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HandoverCard } from './handover-card.tsx';
import { HeatMap } from './heat-map.tsx';
import { KeyFigures } from './key-figures.tsx';
import { AgentsReport, DepartmentsReport } from './people-tables.tsx';
import { ReportFilters } from './report-filters.tsx';
import { type Period, periodBefore, periodOf } from './rules/period.ts';
import { parseReportSearch } from './rules/report-search.ts';
import { SatisfactionCard } from './satisfaction-card.tsx';
import { SlaCard } from './sla-card.tsx';
import { TimesCard } from './times-card.tsx';
import { VolumeCard } from './volume-card.tsx';
import './reports.css';

/** What happened, from immutable events; bot and people are never one figure. */
export function ReportsScreen() {
  return (
    <ReportsLanguage>
      <ReportsPage />
    </ReportsLanguage>
  );
}

function ReportsPage() {
  const t = useT();
  const errorText = useErrorText();
  const { organization } = useMe();
  const timeZone = organization.time_zone;
  const search = parseReportSearch(useSearch({ strict: false }));
  const today = dayKey(new Date(useNow(60_000)).toISOString(), timeZone);
  const { periodo, de, ate, canal, departamento } = search;
  const period = useMemo(
    () => periodOf({ periodo, de, ate }, today, timeZone),
    [periodo, de, ate, today, timeZone],
  );
  const before = useMemo(() => periodBefore(period, timeZone), [period, timeZone]);
  const scope = { channel_id: canal, department_id: departamento };
  const query = { from: period.from, to: period.to, ...scope };
  const read = useEndpoint('getReport', { query });
  const readBefore = useEndpoint(
    'getReport',
    { query: { from: before.from, to: before.to, ...scope } },
    { enabled: read.data !== undefined },
  );
  // While other filters load, what was shown stays, paler: nothing jumps.
  const [held, setHeld] = useState<Report | null>(null);
  if (read.data !== undefined && read.data !== held) setHeld(read.data);
  const report = read.data ?? (read.error ? null : held);
  useEffect(() => {
    document.title = `${t('shell.reports')} · Balcão`;
  }, [t]);
  return (
    <div className="reports relative h-full overflow-y-auto bg-paper">
      <article className="mx-auto max-w-[1280px] px-4 pt-4 pb-16 md:px-8 md:pt-7">
        <header className="pb-4">
          <div className="flex items-start justify-between gap-4 pb-3">
            <div className="min-w-0">
              <h1 className="text-xl font-semibold tracking-tight">{t('shell.reports')}</h1>
              <p className="text-sm text-ink-2">
                <PeriodWords period={period} />
                {' · '}
                <a href="#definicoes" className="text-accent-text underline underline-offset-2">
                  {t('reports.howCounted')}
                </a>
              </p>
            </div>
            <ExportMenu query={query} />
          </div>
          <ReportFilters search={search} period={period} today={today} />
        </header>
        {read.error && (
          <div className="h-80 rounded-lg bg-surface shadow-1">
            <ErrorState
              text={errorText(read.error)}
              retry={t('common.retry')}
              onRetry={() => void read.refetch()}
            />
          </div>
        )}
        {report === null && !read.error && <ReportSkeleton />}
        {report && (
          <div
            aria-busy={read.data === undefined}
            className={read.data === undefined ? 'opacity-50 transition-opacity' : undefined}
          >
            {departamento !== undefined && (
              <div className="pb-4">
                <Notice>{t('reports.ofDepartment')}</Notice>
              </div>
            )}
            <Sheet report={report} before={readBefore.data} days={period.days} />
          </div>
        )}
      </article>
    </div>
  );
}

function PeriodWords({ period }: { period: Period }) {
  const locale = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return <>{format.formatRange(Date.parse(period.first), Date.parse(period.last))}</>;
}

type SheetProps = { report: Report; before: Report | undefined; days: number };

function Sheet({ report, before, days }: SheetProps) {
  const t = useT();
  const { totals } = report;
  const isEmpty = Object.values(totals).every((figure) => figure === 0);
  if (isEmpty) return <NothingYet />;
  return (
    <div className="space-y-4">
      <KeyFigures report={report} before={before} days={days} />
      <VolumeCard days={report.days} />
      <div className="grid gap-4 lg:grid-cols-2">
        <TimesCard
          title={t('define.firstResponse')}
          defines={['firstResponse', 'median']}
          people={report.first_response.people}
          bot={report.first_response.bot}
        />
        <TimesCard
          title={t('define.resolution')}
          defines={['resolution', 'median']}
          people={report.resolution.people}
          bot={report.resolution.bot}
        />
        <HandoverCard report={report} />
        <CloseReasonsCard report={report} />
        <SatisfactionCard report={report} />
        <SlaCard report={report} />
        <DeliveryCard delivery={report.delivery} className="lg:col-span-2" />
      </div>
      <HeatMap heatmap={report.heatmap} />
      <AgentsReport agents={report.agents} />
      <DepartmentsReport departments={report.departments} />
      <CommentsCard comments={report.comments} />
      <Definitions />
    </div>
  );
}

function NothingYet() {
  const t = useT();
  return (
    <div className="h-80 rounded-lg bg-surface shadow-1">
      <EmptyState
        icon={<ChartColumn size={20} />}
        text={t('reports.nothing')}
        action={
          <Link
            to="/relatorios"
            search={{ periodo: '90d' }}
            className="font-medium text-accent-text hover:underline"
          >
            {t('reports.seeNinety')}
          </Link>
        }
      />
    </div>
  );
}

/** The heights of what will stand here. */
function ReportSkeleton() {
  return (
    <div aria-hidden className="space-y-4">
      <Skeleton className="h-[104px] !rounded-lg max-lg:h-[208px] max-sm:h-[312px]" />
      <Skeleton className="h-[380px] !rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-56 !rounded-lg" />
        <Skeleton className="h-56 !rounded-lg" />
      </div>
    </div>
  );
}
