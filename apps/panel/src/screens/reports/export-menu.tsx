import { Download } from 'lucide-react';
import { useT } from '../../i18n/reports/use-t.ts';
import { addressOf } from '../../sync/client.ts';
import type { CallInput } from '../../sync/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

type Query = CallInput<'exportReport'>['query'];
const TABLES = [
  'days',
  'agents',
  'departments',
  'conversations',
  'surveys',
] as const satisfies Query['table'][];

/** The rows behind the page as CSV: the browser downloads them with the session's own cookie. */
export function ExportMenu({ query }: { query: Omit<Query, 'table'> }) {
  const t = useT();
  const download = (table: Query['table']) => {
    const link = document.createElement('a');
    link.href = addressOf('exportReport', undefined, { ...query, table });
    link.download = '';
    link.click();
  };
  return (
    <Menu
      trigger={
        <Button size="sm" className="!h-8">
          <Download size={15} /> <span className="max-sm:sr-only">{t('reports.export')}</span>
        </Button>
      }
      items={TABLES.map((table) => ({
        id: table,
        label: t(`reports.csv.${table}`),
        onSelect: () => download(table),
      }))}
    />
  );
}
