import type { Ledger } from '@balcao/protocol';
import { BookCheck, CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { LedgerLanguage, useT } from '../../i18n/ledger/use-t.ts';
import { useEndpoint } from '../../sync/context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useNow } from '../../ui/time.tsx';
import { useErrorText } from '../error-text.ts';
import { Equation } from './equation.tsx';
import { LedgerDrill } from './ledger-drill.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { QuarantineList } from './quarantine-list.tsx';
import { findGaps, type LedgerState } from './rules/balance.ts';
import type { Drill } from './rules/drill.ts';
import { type Period, type PeriodName, periodOf } from './rules/period.ts';

/** The proof that nothing is lost: both sides of two equations, hour by hour. */
export function LedgerScreen() {
  return (
    <LedgerLanguage>
      <LedgerPage />
    </LedgerLanguage>
  );
}

function LedgerPage() {
  const t = useT();
  const errorText = useErrorText();
  const now = useNow(60_000);
  const [name, setName] = useState<PeriodName>('day');
  const [channelId, setChannelId] = useState<string | null>(null);
  const [drill, setDrill] = useState<Drill | null>(null);
  const { from, to } = periodOf(name, now);
  const period = useMemo<Period>(() => ({ from, to }), [from, to]);
  const query = { ...period, channel_id: channelId ?? undefined };
  const read = useEndpoint('getLedger', { query });
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  useEffect(() => {
    document.title = `${t('shell.ledger')} · Balcão`;
  }, [t]);
  const periods = [
    { value: 'today', label: t('ledger.today') },
    { value: 'day', label: t('ledger.day') },
    { value: 'week', label: t('ledger.week') },
  ] as const;
  const open = (state: LedgerState, scope: Partial<Drill> = {}) =>
    setDrill({ ...period, channelId, state, ...scope });
  return (
    <div className="h-full overflow-y-auto bg-paper">
      <article className="mx-auto max-w-[1160px] px-4 pt-5 pb-16 md:px-8 md:pt-8">
        <header className="flex flex-wrap items-end justify-between gap-4 pb-6">
          <div className="min-w-0">
            <h1 className="text-xl font-semibold tracking-tight">{t('shell.ledger')}</h1>
            <p className="mt-1 max-w-[58ch] text-base text-pretty text-ink-2">{t('ledger.intro')}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {channels.length > 1 && (
              <Select
                aria-label={t('ledger.channel')}
                value={channelId ?? ''}
                onChange={(event) => setChannelId(event.target.value || null)}
                className="!h-8 !w-auto !py-0 !text-sm"
              >
                <option value="">{t('inbox.allChannels')}</option>
                {channels.map((channel) => (
                  <option key={channel.id} value={channel.id}>
                    {channel.name}
                  </option>
                ))}
              </Select>
            )}
            <Segmented label={t('ledger.period')} value={name} options={periods} onChange={setName} />
            <IconButton
              label={t('ledger.refresh')}
              disabled={read.isFetching}
              onClick={() => void read.refetch()}
            >
              <RefreshCw size={16} className={read.isFetching ? 'animate-spin' : undefined} />
            </IconButton>
          </div>
        </header>
        {read.data === undefined && read.error === null && <LedgerSkeleton />}
        {read.error && (
          <div className="h-64 rounded-lg bg-surface shadow-1">
            <ErrorState
              text={errorText(read.error)}
              retry={t('common.retry')}
              onRetry={() => void read.refetch()}
            />
          </div>
        )}
        {read.data && <Sheet ledger={read.data} onDrill={open} />}
      </article>
      {drill && <LedgerDrill drill={drill} onClose={() => setDrill(null)} />}
    </div>
  );
}

type SheetProps = { ledger: Ledger; onDrill: (state: LedgerState, scope?: Partial<Drill>) => void };

function Sheet({ ledger, onDrill }: SheetProps) {
  const t = useT();
  const { totals } = ledger;
  const gaps = findGaps(totals);
  return (
    <>
      <Verdict ledger={ledger} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Equation
          title={t('ledger.inbound')}
          sum={{ label: t('ledger.received'), value: totals.received }}
          parts={[
            {
              label: t('ledger.handled'),
              value: totals.handled,
              tone: 'good',
              onOpen: () => onDrill('handled'),
            },
            { label: t('ledger.quarantined'), value: totals.quarantined, tone: 'bad', href: '#quarentena' },
            { label: t('ledger.pending'), value: totals.pending, tone: 'soon' },
          ]}
          gap={gaps.received}
          note={t('ledger.duplicates', { count: totals.duplicates })}
        />
        <Equation
          title={t('ledger.outbound')}
          sum={{ label: t('ledger.queued'), value: totals.queued }}
          parts={[
            {
              label: t('ledger.accepted'),
              value: totals.accepted,
              tone: 'good',
              onOpen: () => onDrill('accepted'),
            },
            { label: t('ledger.failed'), value: totals.failed, tone: 'bad', onOpen: () => onDrill('failed') },
            {
              label: t('ledger.inDoubt'),
              value: totals.in_doubt,
              tone: 'soon',
              onOpen: () => onDrill('in_doubt'),
            },
            {
              label: t('ledger.waiting'),
              value: totals.waiting,
              tone: 'quiet',
              onOpen: () => onDrill('waiting'),
            },
          ]}
          gap={gaps.sent}
          note={t('ledger.delivered', { delivered: totals.delivered, read: totals.read })}
        />
      </div>
      {ledger.rows.length === 0 ? (
        <div className="mt-5 h-48 rounded-lg bg-surface shadow-1">
          <EmptyState icon={<BookCheck size={20} />} text={t('ledger.none')} />
        </div>
      ) : (
        <LedgerTable rows={ledger.rows} onDrill={onDrill} />
      )}
      <QuarantineList />
    </>
  );
}

function Verdict({ ledger }: { ledger: Ledger }) {
  const t = useT();
  const underway = ledger.totals.pending + ledger.totals.waiting;
  return (
    <p
      role="status"
      className={`mb-4 flex items-center gap-2.5 rounded-lg px-4 py-3 text-base font-medium ${ledger.balanced ? 'bg-good-wash text-ink' : 'bg-bad-wash text-ink'}`}
    >
      {ledger.balanced ? (
        <CircleCheck size={19} className="shrink-0 text-good" />
      ) : (
        <TriangleAlert size={19} className="shrink-0 text-bad" />
      )}
      <span>
        {t(ledger.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}{' '}
        {underway > 0 && (
          <span className="font-normal text-ink-2">{t('ledger.underway', { count: underway })}</span>
        )}
      </span>
    </p>
  );
}

function LedgerSkeleton() {
  return (
    <div aria-hidden className="space-y-4">
      <Skeleton className="h-12 !rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-40 !rounded-lg" />
        <Skeleton className="h-40 !rounded-lg" />
      </div>
      <Skeleton className="h-72 !rounded-lg" />
    </div>
  );
}
