import { ListFilter } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { countNarrowing, type Filter } from '../../sync/list-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { Popover } from '../../ui/popover.tsx';
import { FilterForm } from './filter-form.tsx';

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
};

export function FilterButton({ filter, onFilter, open, onOpen }: Props) {
  const t = useT();
  const narrowing = countNarrowing(filter);
  return (
    <Popover
      label={t('inbox.filters')}
      align="end"
      open={open}
      onOpenChange={onOpen}
      className="w-72 p-4"
      trigger={
        <button
          type="button"
          aria-label={narrowing > 0 ? t('inbox.filtersOn', { count: narrowing }) : t('inbox.filters')}
          title={t('keys.filter')}
          className={classNames(
            'grid size-8 place-items-center rounded-sm hover:bg-hover hover:text-ink',
            narrowing > 0 ? 'bg-selected text-accent-text' : 'text-ink-2',
          )}
        >
          <ListFilter size={17} />
        </button>
      }
    >
      <FilterForm filter={filter} onFilter={onFilter} />
    </Popover>
  );
}
