import type { Wall } from '@balcao/protocol';
import { ChevronRight } from 'lucide-react';
import { useT } from '../../i18n/wall/use-t.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatTimer } from '../../ui/format/span.ts';
import { Badge } from '../../ui/states.tsx';

type Department = Wall['departments'][number];
type Props = { departments: Wall['departments']; now: number; onOpen: (department: Department) => void };

/** A row a department, its queue one press away. On a phone each is a card. */
export function DepartmentsTable({ departments, now, onOpen }: Props) {
  const t = useT();
  const heads = [
    [t('wall.waiting'), t('wall.waitingHint'), 'w-[7%]'],
    // Room for a wait of hours, so that nothing moves when it comes to that.
    [t('wall.oldest'), t('wall.oldestHint'), 'w-[14%]'],
    [t('wall.estimated'), t('wall.estimatedHint'), 'w-[11%]'],
    [t('wall.atRisk'), t('wall.atRiskHint'), 'w-[8%]'],
    [t('wall.breached'), t('wall.breachedHint'), 'w-[10%]'],
    [t('wall.inService'), t('wall.inServiceHint'), 'w-[10%]'],
    [t('wall.online'), t('wall.onlineHint'), 'w-[7%]'],
    [t('wall.resolved'), t('wall.resolvedHint'), 'w-[9%]'],
  ] as const;
  return (
    <section aria-label={t('wall.departments')} className="overflow-hidden rounded-lg bg-surface shadow-1">
      <table className="tabular w-full table-fixed max-md:hidden">
        <thead>
          <tr className="align-bottom text-xs text-ink-3">
            <th scope="col" className="py-2.5 pl-5 text-left font-medium">
              {t('wall.department')}
            </th>
            {heads.map(([head, hint, width]) => (
              <th
                key={head}
                scope="col"
                title={hint}
                className={classNames('px-1 py-2.5 text-right font-medium last:pr-5', width)}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.map((department) => (
            <tr key={department.id ?? ''} className="border-t border-line hover:bg-hover">
              <th scope="row" className="py-2.5 pl-3 text-left font-normal">
                <QueueButton department={department} onOpen={onOpen} />
              </th>
              {figuresOf(department, now).map((figure, index) => (
                <td
                  key={heads[index]?.[0]}
                  className={classNames(
                    'wall-row px-1 text-right font-semibold whitespace-nowrap last:pr-5',
                    toneOf(figure),
                  )}
                >
                  <FigureText figure={figure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="divide-y divide-line md:hidden">
        {departments.map((department) => (
          <li key={department.id ?? ''} className="p-2">
            <QueueButton department={department} onOpen={onOpen} />
            <dl className="tabular grid grid-cols-3 gap-x-3 gap-y-2 px-2 pt-1 pb-2">
              {figuresOf(department, now).map((figure, index) => (
                <div key={heads[index]?.[0]} className="min-w-0">
                  <dt className="truncate text-xs text-ink-3">{heads[index]?.[0]}</dt>
                  <dd className={classNames('text-lg font-semibold whitespace-nowrap', toneOf(figure))}>
                    <FigureText figure={figure} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QueueButton({
  department,
  onOpen,
}: {
  department: Department;
  onOpen: (department: Department) => void;
}) {
  const t = useT();
  const name = department.id === null ? t('wall.noDepartment') : department.name;
  return (
    <button
      type="button"
      onClick={() => onOpen(department)}
      className="inset-focus flex w-full min-w-0 items-center gap-2 rounded-sm px-2 py-1.5 text-left"
    >
      <span className="min-w-0 truncate text-lg font-semibold">{name}</span>
      <Badge tone={department.open_now ? 'good' : 'quiet'}>
        {t(department.open_now ? 'wall.open' : 'wall.closed')}
      </Badge>
      <span className="sr-only">{t('wall.seeQueue')}</span>
      <ChevronRight size={16} className="ml-auto shrink-0 text-ink-3 md:hidden" aria-hidden />
    </button>
  );
}

type Figure = { text: string; unit?: string; tone: 'plain' | 'quiet' | 'soon' | 'bad' };

function FigureText({ figure }: { figure: Figure }) {
  return (
    <>
      {figure.text}
      {figure.unit && <span className="ml-1 text-sm font-normal text-ink-3">{figure.unit}</span>}
    </>
  );
}

function figuresOf(department: Department, now: number): Figure[] {
  const count = (value: number, tone: Figure['tone'] = 'plain'): Figure => ({
    text: String(value),
    tone: value === 0 ? 'quiet' : tone,
  });
  const { oldest_waiting_since: oldest, estimated_wait_minutes: minutes } = department;
  const unattended = department.waiting > 0 && department.agents_online === 0;
  return [
    count(department.waiting),
    oldest === null
      ? { text: '–', tone: 'quiet' }
      : { text: formatTimer(now - Date.parse(oldest)), tone: 'plain' },
    minutes === 0 ? { text: '–', tone: 'quiet' } : { text: `~${minutes}`, unit: 'min', tone: 'plain' },
    count(department.sla_alert, 'soon'),
    count(department.sla_breached, 'bad'),
    count(department.in_service),
    unattended ? { text: '0', tone: 'bad' } : count(department.agents_online),
    count(department.resolved_today),
  ];
}

const INKS = {
  plain: 'text-ink',
  quiet: '!font-normal text-ink-3',
  soon: 'text-soon',
  bad: 'text-bad',
} as const;
const toneOf = (figure: Figure) => INKS[figure.tone];
