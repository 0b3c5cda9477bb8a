import { ChartColumn, Info, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '../../i18n/reports/use-t.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DefinitionList, type DefinitionName } from './definitions.tsx';

type ReportCardProps = {
  title: string;
  /** what the card counts, shown on demand and again at the end of the page */
  defines: readonly DefinitionName[];
  actions?: ReactNode;
  /** the same as a table; then the card can be turned over */
  table?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function ReportCard({ title, defines, actions, table, className, children }: ReportCardProps) {
  const t = useT();
  const id = useId();
  const [defined, setDefined] = useState(false);
  const [asTable, setAsTable] = useState(false);
  return (
    <section
      aria-labelledby={id}
      className={classNames('flex min-w-0 flex-col rounded-lg bg-surface shadow-1', className)}
    >
      <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2 pr-2 pl-5">
        <h2
          id={id}
          className={classNames(
            'min-w-0 flex-1 text-base font-semibold',
            actions !== undefined && 'max-sm:basis-full',
          )}
        >
          {title}
        </h2>
        {actions}
        <span className="flex">
          {table && (
            <IconButton
              label={t(asTable ? 'reports.asChart' : 'reports.asTable')}
              aria-pressed={asTable}
              active={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? <ChartColumn size={16} /> : <Table2 size={16} />}
            </IconButton>
          )}
          <IconButton
            label={t('reports.whatIsThis')}
            aria-expanded={defined}
            active={defined}
            onClick={() => setDefined(!defined)}
          >
            <Info size={16} />
          </IconButton>
        </span>
      </header>
      {defined && (
        <div className="mx-5 mb-4 rounded-sm bg-sunken px-3.5 py-3">
          <DefinitionList names={defines} />
        </div>
      )}
      <div className="min-w-0 flex-1 px-5 pb-5">{asTable ? table : children}</div>
    </section>
  );
}
