import { ListFilter, Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useEndpoint, useInbox } from '../../sync/context.tsx';
import type { Filter } from '../../sync/list-view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
};

export function ListFilters({ filter, onFilter, searchRef }: Props) {
  const t = useT();
  const counts = useInbox((state) => state.counts);
  const owners = [
    { value: 'all', label: t('inbox.all') },
    { value: 'mine', label: t('inbox.mine'), count: counts?.mine },
    { value: 'queue', label: t('inbox.queue'), count: counts?.queue },
    { value: 'bot', label: t('inbox.bot'), count: counts?.bot },
  ] as const;
  return (
    <header className="flex flex-col gap-2.5 px-3 pt-3 pb-2.5">
      <div className="flex items-center gap-1 pl-1">
        <h1 className="flex-1 text-lg font-semibold tracking-tight">{t('inbox.title')}</h1>
        <FilterMenu filter={filter} onFilter={onFilter} />
      </div>
      <label className="relative block">
        <span className="sr-only">{t('inbox.search')}</span>
        <Search
          size={15}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
        />
        <input
          ref={searchRef}
          type="search"
          value={filter.q}
          placeholder={t('inbox.search')}
          onChange={(event) => onFilter({ ...filter, q: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onFilter({ ...filter, q: '' });
            event.currentTarget.blur();
          }}
          className="field h-9 border-transparent bg-sunken pr-8 !pl-8.5 [&::-webkit-search-cancel-button]:hidden"
        />
        {filter.q !== '' && (
          <button
            type="button"
            aria-label={t('inbox.clearSearch')}
            onClick={() => onFilter({ ...filter, q: '' })}
            className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-3 hover:text-ink"
          >
            <X size={14} />
          </button>
        )}
      </label>
      <Segmented
        label={t('inbox.owner')}
        value={filter.owner}
        options={owners}
        onChange={(owner) => onFilter({ ...filter, owner })}
      />
    </header>
  );
}

function FilterMenu({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  const t = useT();
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  const statuses: MenuItem[] = (['open', 'closed'] as const).map((status) => ({
    id: status,
    label: status === 'open' ? t('inbox.open') : t('inbox.closed'),
    checked: filter.status === status,
    onSelect: () => onFilter({ ...filter, status }),
  }));
  const byChannel: MenuItem[] =
    channels.length < 2
      ? []
      : [
          {
            id: 'all',
            label: t('inbox.allChannels'),
            checked: filter.channelId === null,
            onSelect: () => onFilter({ ...filter, channelId: null }),
          },
          ...channels.map((channel) => ({
            id: channel.id,
            label: channel.name,
            checked: filter.channelId === channel.id,
            onSelect: () => onFilter({ ...filter, channelId: channel.id }),
          })),
        ];
  const narrowed = filter.status !== 'open' || filter.channelId !== null;
  return (
    <Menu
      trigger={
        <IconButton label={t('inbox.filters')} active={narrowed}>
          <ListFilter size={17} />
        </IconButton>
      }
      items={[...statuses, ...byChannel]}
    />
  );
}
