import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { formatSpan } from '../../ui/format/span.ts';
import { ReportCard } from './report-card.tsx';
import { type Column, SortedTable } from './sorted-table.tsx';
import { useFigures } from './use-figures.ts';

const span = (seconds: number | null) => (seconds === null ? '–' : formatSpan(seconds));

export function AgentsReport({ agents }: { agents: Report['agents'] }) {
  const t = useT();
  const { count, decimal, signed } = useFigures();
  type Row = Report['agents'][number];
  const number = (id: string, label: string, value: (row: Row) => number): Column<Row> => ({
    id,
    label,
    value,
    show: (row) => count(value(row)),
  });
  const hasNps = agents.some((agent) => agent.nps_score !== null);
  return (
    <ReportCard title={t('define.agents')} defines={['agents', 'firstResponse', 'csat', 'nps']}>
      {agents.length === 0 ? (
        <p className="py-3 text-sm text-ink-2">{t('reports.noAgents')}</p>
      ) : (
        <SortedTable
          label={t('define.agents')}
          rows={agents}
          rowKey={(row) => row.id}
          sortedBy="resolved"
          columns={[
            {
              id: 'name',
              label: t('reports.agent'),
              value: (row) => row.name,
              show: withFace,
            },
            number('assigned', t('reports.assigned'), (row) => row.assigned),
            number('resolved', t('reports.resolved'), (row) => row.resolved),
            number('messages', t('reports.messagesSent'), (row) => row.messages),
            {
              id: 'first',
              label: t('reports.firstMedian'),
              value: (row) => row.first_response.median_s,
              show: (row) => span(row.first_response.median_s),
            },
            {
              id: 'p90',
              label: t('reports.firstP90'),
              value: (row) => row.first_response.p90_s,
              show: (row) => span(row.first_response.p90_s),
            },
            {
              id: 'csat',
              label: 'CSAT',
              value: (row) => row.csat_mean,
              show: (row) => decimal(row.csat_mean),
            },
            ...(hasNps
              ? [
                  {
                    id: 'nps',
                    label: 'NPS',
                    value: (row: Row) => row.nps_score,
                    show: (row: Row) => signed(row.nps_score),
                  },
                ]
              : []),
            number('ratings', t('reports.ratings'), (row) => row.ratings),
          ]}
        />
      )}
    </ReportCard>
  );
}

const withFace = ({ name }: { name: string }) => (
  <span className="flex items-center gap-2.5">
    <Avatar name={name} size={28} /> {name}
  </span>
);

export function DepartmentsReport({ departments }: { departments: Report['departments'] }) {
  const t = useT();
  const { count } = useFigures();
  type Row = Report['departments'][number];
  const nameOf = (row: Row) => (row.id === null ? t('reports.noDepartment') : row.name);
  const time = (id: string, label: string, value: (row: Row) => number | null): Column<Row> => ({
    id,
    label,
    value,
    show: (row) => span(value(row)),
  });
  const number = (id: string, label: string, value: (row: Row) => number): Column<Row> => ({
    id,
    label,
    value,
    show: (row) => count(value(row)),
  });
  return (
    <ReportCard
      title={t('reports.departments')}
      defines={['handedOff', 'resolvedByPeople', 'abandoned', 'firstResponse', 'resolution']}
    >
      {departments.length === 0 ? (
        <p className="py-3 text-sm text-ink-2">{t('reports.noDepartments')}</p>
      ) : (
        <SortedTable
          label={t('reports.departments')}
          rows={departments}
          rowKey={(row) => row.id ?? ''}
          sortedBy="handed"
          columns={[
            { id: 'name', label: t('reports.department'), value: nameOf, show: nameOf },
            number('handed', t('reports.received'), (row) => row.handed_off),
            number('resolved', t('reports.resolved'), (row) => row.resolved),
            number('abandoned', t('reports.abandoned'), (row) => row.abandoned),
            time('first', t('reports.firstMedian'), (row) => row.first_response.median_s),
            time('firstP90', t('reports.firstP90'), (row) => row.first_response.p90_s),
            time('resolution', t('reports.resolutionMedian'), (row) => row.resolution.median_s),
            time('resolutionP90', t('reports.resolutionP90'), (row) => row.resolution.p90_s),
          ]}
        />
      )}
    </ReportCard>
  );
}
