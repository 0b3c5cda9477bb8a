import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { ReportCard } from './report-card.tsx';
import { useFigures } from './use-figures.ts';

type Deliveries = Report['delivery']['bot'];
const ACTORS = ['people', 'bot', 'api'] as const;
const COLORS = {
  people: 'var(--series-people)',
  bot: 'var(--series-bot)',
  api: 'var(--ink-3)',
} as const;
const STEPS = ['messages', 'sent', 'delivered', 'read'] as const;

/** From queued to read, for each who sends; each step as a share of all that were to go out. */
export function DeliveryCard({ delivery, className }: { delivery: Report['delivery']; className?: string }) {
  const t = useT();
  return (
    <ReportCard
      title={t('define.delivery')}
      defines={['delivery']}
      className={className}
      table={<DeliveryTable delivery={delivery} />}
    >
      <div className="grid gap-6 sm:grid-cols-3 sm:gap-8">
        {ACTORS.map((actor) => (
          <Funnel key={actor} name={t(`reports.${actor}`)} color={COLORS[actor]} figures={delivery[actor]} />
        ))}
      </div>
    </ReportCard>
  );
}

function Funnel({ name, color, figures }: { name: string; color: string; figures: Deliveries }) {
  const t = useT();
  const { count, shareOf } = useFigures();
  const all = figures.messages;
  return (
    <div>
      <h3 className="flex items-center gap-1.5 pb-2 text-sm font-semibold">
        <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: color }} />
        {name}
      </h3>
      {all === 0 ? (
        <p className="text-sm text-ink-3">{t('reports.noMessages')}</p>
      ) : (
        <ul className="space-y-2">
          {STEPS.map((step) => (
            <li key={step}>
              <div className="flex items-baseline justify-between gap-2 text-sm">
                <span className="text-ink-2">{t(`reports.step.${step}`)}</span>
                <span className="tabular">
                  <span className="font-medium">{count(figures[step])}</span>{' '}
                  <span className="inline-block w-11 text-right text-ink-3">
                    {shareOf(figures[step], all)}
                  </span>
                </span>
              </div>
              <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
                <div
                  className="h-full rounded-full"
                  style={{ width: `${(figures[step] / all) * 100}%`, background: color }}
                />
              </div>
            </li>
          ))}
          <li className="flex items-baseline justify-between gap-2 text-sm">
            <span className="text-ink-2">{t('reports.step.failed')}</span>
            <span className={`tabular ${figures.failed > 0 ? 'text-bad' : 'text-ink-3'}`}>
              <span className="font-medium">{count(figures.failed)}</span>{' '}
              <span className="inline-block w-11 text-right">{shareOf(figures.failed, all)}</span>
            </span>
          </li>
        </ul>
      )}
    </div>
  );
}

function DeliveryTable({ delivery }: { delivery: Report['delivery'] }) {
  const t = useT();
  const { count } = useFigures();
  const columns = [...STEPS, 'failed'] as const;
  return (
    <div className="overflow-x-auto">
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-right text-xs text-ink-3">
            <th scope="col" className="pb-2 text-left font-medium">
              {t('reports.whoSent')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="pb-2 pl-3 font-medium">
                {t(`reports.step.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ACTORS.map((actor) => (
            <tr key={actor} className="border-t border-line">
              <th scope="row" className="py-2 text-left font-normal">
                {t(`reports.${actor}`)}
              </th>
              {columns.map((column) => (
                <td key={column} className="pl-3 text-right">
                  {count(delivery[actor][column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
