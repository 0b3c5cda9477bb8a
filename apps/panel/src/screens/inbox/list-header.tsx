import { Archive, FileSearch, Search, X } from 'lucide-react';
import { lazy, memo, type RefObject, Suspense, useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { countNarrowing, everything, type Filter } from '../../sync/list-view.ts';
import { IconButton } from '../../ui/button.tsx';
import { useAllCommands } from '../shell/commands.tsx';
import { KEYS } from '../shell/keys.ts';
import { FilterChips } from './filter-chips.tsx';
import { ViewTabs } from './view-tabs.tsx';

const FilterButton = lazy(() => import('./filter-button.tsx').then((m) => ({ default: m.FilterButton })));
const PAUSE_MS = 220;

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  filtersOpen: boolean;
  onFiltersOpen: (open: boolean) => void;
};

/** Not drawn anew when only rows change. */
export const ListHeader = memo(function ListHeader(props: Props) {
  const { filter, onFilter, searchRef, filtersOpen, onFiltersOpen } = props;
  const t = useT();
  const narrowing = countNarrowing(filter);
  const closed = filter.view === 'closed';
  return (
    <header className="shrink-0">
      <div className="flex items-center gap-1 pt-3 pr-3 pl-4">
        <h1 className="flex-1 text-lg font-semibold tracking-tight">
          {t(closed ? 'inbox.titleClosed' : 'inbox.title')}
        </h1>
        <PhoneSearch />
        <IconButton
          label={t('inbox.closed')}
          keys={KEYS.viewClosed}
          active={closed}
          aria-pressed={closed}
          onClick={() => onFilter({ ...filter, view: closed ? everything.view : 'closed' })}
        >
          <Archive size={17} />
        </IconButton>
        <Suspense fallback={<span className="size-8" />}>
          <FilterButton filter={filter} onFilter={onFilter} open={filtersOpen} onOpen={onFiltersOpen} />
        </Suspense>
      </div>
      <div className="px-3 pt-2.5 pb-1.5">
        <SearchField filter={filter} onFilter={onFilter} searchRef={searchRef} />
      </div>
      <ViewTabs view={filter.view} onView={(view) => onFilter({ ...filter, view })} />
      {narrowing > 0 && <FilterChips filter={filter} onFilter={onFilter} />}
    </header>
  );
});

/** On a phone the rail has no room for it. */
function PhoneSearch() {
  const t = useT();
  const search = useAllCommands().find((command) => command.id === 'searchAll');
  if (search === undefined) return null;
  return (
    <IconButton label={t('keys.searchAll')} onClick={search.run} className="md:hidden">
      <FileSearch size={17} />
    </IconButton>
  );
}

/** Asks after a pause in the typing; what stands in the address stands here. */
function SearchField({ filter, onFilter, searchRef }: Pick<Props, 'filter' | 'onFilter' | 'searchRef'>) {
  const t = useT();
  const [words, setWords] = useState(filter.q);
  const [known, setKnown] = useState(filter.q);
  if (known !== filter.q) {
    setKnown(filter.q);
    setWords(filter.q);
  }
  useEffect(() => {
    if (words === filter.q) return;
    const timer = setTimeout(() => onFilter({ ...filter, q: words }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, filter, onFilter]);
  const clear = () => {
    setWords('');
    if (filter.q !== '') onFilter({ ...filter, q: '' });
  };
  return (
    <label className="relative block">
      <span className="sr-only">{t('inbox.search')}</span>
      <Search size={15} className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
      <input
        ref={searchRef}
        type="search"
        value={words}
        placeholder={t('inbox.search')}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          clear();
          event.currentTarget.blur();
        }}
        className="field h-9 border-transparent bg-sunken pr-8 !pl-8.5 [&::-webkit-search-cancel-button]:hidden"
      />
      {words !== '' && (
        <button
          type="button"
          aria-label={t('inbox.clearSearch')}
          onClick={clear}
          className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-3 hover:text-ink"
        >
          <X size={14} />
        </button>
      )}
    </label>
  );
}
