import type { Wall } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { Maximize, Minimize, Network, Users } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import { useLocale } from '../../i18n/use-t.tsx';
import { useT, WallLanguage } from '../../i18n/wall/use-t.ts';
import { useCan } from '../../sync/context.tsx';
import { IconButton } from '../../ui/button.tsx';
import { formatFull } from '../../ui/format/time.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { useErrorText } from '../error-text.ts';
import type { Place } from '../transfer/rules/transfer-targets.ts';
import { AgentsTable } from './agents-table.tsx';
import { DepartmentsTable } from './departments-table.tsx';
import { OfflineDialog } from './offline-dialog.tsx';
import { QueueSheet } from './queue-sheet.tsx';
import { totalsOf } from './rules/wall-figures.ts';
import { TotalsStrip } from './totals-strip.tsx';
import { UrgentList } from './urgent-list.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useWall } from './use-wall.ts';
import './wall.css';

const TransferDialog = lazy(() =>
  import('../transfer/transfer-dialog.tsx').then((m) => ({ default: m.TransferDialog })),
);

/** The supervisor’s live numbers, and the hand to change them. */
export function WallScreen() {
  return (
    <WallLanguage>
      <WallPage />
    </WallLanguage>
  );
}

function WallPage() {
  const t = useT();
  const errorText = useErrorText();
  const { read, now } = useWall();
  const { full, supported, toggle } = useFullScreen();
  useEffect(() => {
    document.title = `${t('wall.title')} · Balcão`;
  }, [t]);
  return (
    <div className="h-full overflow-y-auto bg-paper">
      <div
        className="wall mx-auto max-w-[1720px] px-4 pt-4 pb-12 md:px-6 md:pt-6"
        data-full={full || undefined}
      >
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pb-4">
          <h1 className="text-xl font-semibold tracking-tight">{t('wall.title')}</h1>
          <div className="flex items-center gap-3">
            {read.data && <Freshness at={read.dataUpdatedAt} failed={read.isError} />}
            {supported && (
              <IconButton label={t(full ? 'wall.leaveFullScreen' : 'wall.fullScreen')} onClick={toggle}>
                {full ? <Minimize size={17} /> : <Maximize size={17} />}
              </IconButton>
            )}
          </div>
        </header>
        {read.data === undefined && read.error && (
          <div className="h-80 rounded-lg bg-surface shadow-1">
            <ErrorState
              text={errorText(read.error)}
              retry={t('common.retry')}
              onRetry={() => void read.refetch()}
            />
          </div>
        )}
        {read.data === undefined && !read.error && <WallSkeleton />}
        {read.data && <Board wall={read.data} now={now} />}
      </div>
    </div>
  );
}

function Freshness({ at, failed }: { at: number; failed: boolean }) {
  const t = useT();
  const locale = useLocale();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at);
  return (
    <p
      className={`tabular text-sm ${failed ? 'font-medium text-bad' : 'text-ink-3'}`}
      title={formatFull(new Date(at).toISOString(), locale)}
    >
      {t(failed ? 'wall.stale' : 'wall.updated', { at: clock })}
    </p>
  );
}

type Target = { conversation_id: string; contact_name: string | null } & Place;

function Board({ wall, now }: { wall: Wall; now: number }) {
  const t = useT();
  const isAdmin = useCan('admin');
  const [queueOf, setQueueOf] = useState<string | null | undefined>();
  const [target, setTarget] = useState<Target | null>(null);
  const [leaving, setLeaving] = useState<Wall['agents'][number] | null>(null);
  const totals = useMemo(() => totalsOf(wall), [wall]);
  const department = wall.departments.find((one) => one.id === queueOf);
  const isQueueShown = queueOf !== undefined && department !== undefined;
  return (
    <>
      <TotalsStrip totals={totals} now={now} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_328px]">
        <div className="min-w-0 space-y-4">
          {wall.departments.length === 0 ? (
            <Empty
              icon={<Network size={20} />}
              text={t('wall.noDepartments')}
              action={
                isAdmin && (
                  <Link to="/ajustes/departamentos" className="font-medium text-accent-text hover:underline">
                    {t('wall.createDepartment')}
                  </Link>
                )
              }
            />
          ) : (
            <DepartmentsTable departments={wall.departments} now={now} onOpen={(one) => setQueueOf(one.id)} />
          )}
          {wall.agents.length === 0 ? (
            <Empty
              icon={<Users size={20} />}
              text={t('wall.noAgents')}
              action={
                isAdmin && (
                  <Link to="/ajustes/equipe" className="font-medium text-accent-text hover:underline">
                    {t('wall.inviteTeam')}
                  </Link>
                )
              }
            />
          ) : (
            <AgentsTable agents={wall.agents} now={now} onSetOffline={setLeaving} />
          )}
        </div>
        <UrgentList
          items={wall.at_risk}
          now={now}
          onTransfer={(item) => setTarget({ ...item, heldBy: item.assignee?.id ?? null, waitsIn: null })}
        />
      </div>
      {isQueueShown && (
        <QueueSheet
          department={department}
          now={now}
          onTransfer={(item) => setTarget({ ...item, heldBy: null, waitsIn: department.id })}
          onClose={() => setQueueOf(undefined)}
        />
      )}
      {target && (
        <Suspense fallback={null}>
          <TransferDialog
            conversationId={target.conversation_id}
            name={target.contact_name}
            place={target}
            onClose={() => setTarget(null)}
          />
        </Suspense>
      )}
      {leaving && <OfflineDialog agent={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function Empty(props: { icon: ReactNode; text: string; action: ReactNode }) {
  return (
    <div className="h-56 rounded-lg bg-surface shadow-1">
      <EmptyState {...props} />
    </div>
  );
}

/** The heights of what will stand here. */
function WallSkeleton() {
  return (
    <div aria-hidden className="space-y-4">
      <Skeleton className="h-[84px] !rounded-lg max-lg:h-[168px] max-sm:h-[330px]" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_328px]">
        <div className="space-y-4">
          <Skeleton className="h-56 !rounded-lg" />
          <Skeleton className="h-96 !rounded-lg" />
        </div>
        <Skeleton className="h-72 !rounded-lg" />
      </div>
    </div>
  );
}
