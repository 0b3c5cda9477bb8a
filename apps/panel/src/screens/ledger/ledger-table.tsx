import type { LedgerRow } from '@balcao/protocol';
import { useT } from '../../i18n/ledger/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { LedgerState } from './rules/balance.ts';
import type { Drill } from './rules/drill.ts';

type Props = { rows: readonly LedgerRow[]; onDrill: (state: LedgerState, scope: Partial<Drill>) => void };
type Column = {
  key: keyof LedgerRow & string;
  state: LedgerState | null;
  group: 'in' | 'out';
  alarm?: boolean;
};

const COLUMNS: readonly Column[] = [
  { key: 'received', state: null, group: 'in' },
  { key: 'handled', state: 'handled', group: 'in' },
  { key: 'quarantined', state: null, group: 'in', alarm: true },
  { key: 'pending', state: null, group: 'in' },
  { key: 'queued', state: 'queued', group: 'out' },
  { key: 'accepted', state: 'accepted', group: 'out' },
  { key: 'delivered', state: 'delivered', group: 'out' },
  { key: 'read', state: 'read', group: 'out' },
  { key: 'failed', state: 'failed', group: 'out', alarm: true },
  { key: 'in_doubt', state: 'in_doubt', group: 'out', alarm: true },
  { key: 'waiting', state: 'waiting', group: 'out' },
];

const HOUR_MS = 60 * 60 * 1000;

export function LedgerTable({ rows, onDrill }: Props) {
  const t = useT();
  const locale = useLocale();
  const hour = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const sorted = rows.toSorted((a, b) =>
    a.hour === b.hour ? (a.channel_name ?? '').localeCompare(b.channel_name ?? '') : a.hour < b.hour ? 1 : -1,
  );
  return (
    <section aria-label={t('ledger.table')} className="relative mt-5 rounded-lg bg-surface shadow-1">
      <div className="overflow-x-auto rounded-lg" tabIndex={0} role="region" aria-label={t('ledger.table')}>
        <table className="tabular w-full min-w-[940px] text-sm">
          <thead>
            <tr className="text-left text-xs text-ink-3">
              <th scope="col" className="py-3 pr-3 pl-5 font-medium">
                {t('ledger.hour')}
              </th>
              <th scope="col" className="px-3 font-medium">
                {t('ledger.channel')}
              </th>
              {COLUMNS.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={classNames(
                    'px-2.5 text-right font-medium whitespace-nowrap last:pr-5',
                    column.key === 'queued' && 'border-l border-line',
                  )}
                >
                  {t(`ledger.column.${column.key as 'received'}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={`${row.channel_id ?? ''}-${row.hour}`} className="border-t border-line hover:bg-hover">
                <th scope="row" className="py-2 pr-3 pl-5 text-left font-normal whitespace-nowrap text-ink-2">
                  {hour.format(new Date(row.hour))}
                </th>
                <td className="max-w-44 truncate px-3 text-ink-2">
                  {row.channel_name ?? t('ledger.noChannel')}
                </td>
                {COLUMNS.map((column) => (
                  <td
                    key={column.key}
                    className={classNames(
                      'px-2.5 text-right last:pr-5',
                      column.key === 'queued' && 'border-l border-line',
                    )}
                  >
                    <Figure
                      value={Number(row[column.key] ?? 0)}
                      alarm={column.alarm ?? false}
                      locale={locale}
                      label={t(`ledger.column.${column.key as 'received'}`)}
                      onOpen={
                        column.state === null
                          ? null
                          : () =>
                              onDrill(column.state as LedgerState, {
                                from: row.hour,
                                to: new Date(Date.parse(row.hour) + HOUR_MS).toISOString(),
                                channelId: row.channel_id,
                              })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type FigureProps = {
  value: number;
  alarm: boolean;
  locale: string;
  label: string;
  onOpen: (() => void) | null;
};

function Figure({ value, alarm, locale, label, onOpen }: FigureProps) {
  if (value === 0) return <span className="text-ink-3 opacity-60">0</span>;
  const text = new Intl.NumberFormat(locale).format(value);
  const look = alarm ? 'font-semibold text-bad' : 'text-ink';
  if (onOpen === null) return <span className={look}>{text}</span>;
  return (
    <button
      type="button"
      onClick={onOpen}
      title={label}
      className={classNames('-mx-1.5 rounded-sm px-1.5 py-0.5 hover:bg-pressed', look)}
    >
      {text}
      <span className="sr-only"> {label}</span>
    </button>
  );
}
