import { X } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { useEndpoint } from '../../sync/context.tsx';
import { everything, type Filter } from '../../sync/list-view.ts';
import { LinkButton } from '../../ui/button.tsx';

/** What narrows the list, each to be taken away. */
export function FilterChips({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const t = useT();
  const departments = useEndpoint('listDepartments', {}, { enabled: filter.departmentId !== null }).data
    ?.items;
  const agents = useEndpoint('listAgents', {}, { enabled: filter.assigneeId !== null }).data?.items;
  const channels = useEndpoint('listChannels', {}, { enabled: filter.channelId !== null }).data?.items;
  const named = <T extends { id: string; name: string }>(items: T[] | undefined, id: string | null) =>
    id === null ? null : (items?.find((one) => one.id === id)?.name ?? '…');
  const chips: { key: keyof Filter; label: string | null }[] = [
    { key: 'unread', label: filter.unread ? t('inbox.filterUnread') : null },
    { key: 'atRisk', label: filter.atRisk ? t('inbox.filterAtRisk') : null },
    { key: 'departmentId', label: named(departments, filter.departmentId) },
    { key: 'assigneeId', label: named(agents, filter.assigneeId) },
    { key: 'tag', label: filter.tag },
    { key: 'channelId', label: named(channels, filter.channelId) },
  ];
  const set = chips.filter((chip): chip is { key: keyof Filter; label: string } => chip.label !== null);
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-3 py-2">
      {set.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          aria-label={t('inbox.removeFilter', { name: label })}
          onClick={() => onFilter({ ...filter, [key]: everything[key] })}
          className="flex h-6 max-w-44 items-center gap-1 rounded-full bg-accent-wash pr-1.5 pl-2.5 text-xs font-medium text-accent-text hover:bg-selected"
        >
          <span className="truncate">{label}</span>
          <X size={12} className="shrink-0" />
        </button>
      ))}
      {set.length > 1 && (
        <LinkButton
          className="px-1 text-xs"
          onClick={() => onFilter({ ...everything, view: filter.view, q: filter.q })}
        >
          {t('inbox.clearFilters')}
        </LinkButton>
      )}
    </div>
  );
}
