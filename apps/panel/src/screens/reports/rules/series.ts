import type { Report } from '@balcao/protocol';
import type { ReportsKey } from '../../../i18n/reports/use-t.ts';

export type SeriesView = 'conversations' | 'messages';
type SeriesKey = Exclude<keyof Report['days'][number], 'date'>;
export type Series = {
  key: SeriesKey;
  label: ReportsKey;
  /** bars of one view stand on each other; a line is told apart by its dashes too */
  shape: 'bar' | 'line' | 'dashed';
  color: string;
};

const SERIES: Record<SeriesView, readonly Series[]> = {
  conversations: [
    { key: 'opened', label: 'define.opened', shape: 'line', color: 'var(--series-customer)' },
    { key: 'handed_off', label: 'define.handedOff', shape: 'dashed', color: 'var(--series-escalated)' },
    { key: 'resolved_by_bot', label: 'define.resolvedByBot', shape: 'bar', color: 'var(--series-bot)' },
    {
      key: 'resolved_by_people',
      label: 'define.resolvedByPeople',
      shape: 'bar',
      color: 'var(--series-people)',
    },
  ],
  messages: [
    { key: 'inbound', label: 'reports.fromCustomers', shape: 'line', color: 'var(--series-customer)' },
    { key: 'bot', label: 'reports.fromBot', shape: 'bar', color: 'var(--series-bot)' },
    { key: 'people', label: 'reports.fromPeople', shape: 'bar', color: 'var(--series-people)' },
  ],
};

export const seriesOf = (view: SeriesView): readonly Series[] => SERIES[view];
