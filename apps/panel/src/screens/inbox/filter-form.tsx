import { useT } from '../../i18n/use-t.tsx';
import { useEndpoint } from '../../sync/context.tsx';
import { countNarrowing, everything, type Filter } from '../../sync/list-view.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Field, Select, SwitchField } from '../../ui/field.tsx';

type Props = { filter: Filter; onFilter: (filter: Filter) => void };

/** Each choice takes effect at once: the list beside it answers. */
export function FilterForm({ filter, onFilter }: Props) {
  const t = useT();
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const agents = useEndpoint('listAgents', {}).data?.items ?? [];
  const tags = useEndpoint('listTags', {}).data?.items ?? [];
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  return (
    <div className="space-y-3.5">
      <SwitchField
        label={t('inbox.filterUnread')}
        checked={filter.unread}
        onChange={(unread) => set({ unread })}
      />
      <SwitchField
        label={t('inbox.filterAtRisk')}
        checked={filter.atRisk}
        onChange={(atRisk) => set({ atRisk })}
      />
      <Choice
        label={t('inbox.filterDepartment')}
        none={t('inbox.anyDepartment')}
        value={filter.departmentId}
        options={departments}
        onChange={(departmentId) => set({ departmentId })}
      />
      <Choice
        label={t('inbox.filterAssignee')}
        none={t('inbox.anyAssignee')}
        value={filter.assigneeId}
        options={agents}
        onChange={(assigneeId) => set({ assigneeId })}
      />
      <Choice
        label={t('inbox.filterTag')}
        none={t('inbox.anyTag')}
        value={filter.tag}
        options={tags.map(({ name }) => ({ id: name, name }))}
        onChange={(tag) => set({ tag })}
      />
      {channels.length > 1 && (
        <Choice
          label={t('inbox.filterChannel')}
          none={t('inbox.allChannels')}
          value={filter.channelId}
          options={channels}
          onChange={(channelId) => set({ channelId })}
        />
      )}
      <LinkButton
        disabled={countNarrowing(filter) === 0}
        className="text-sm disabled:opacity-45"
        onClick={() => onFilter({ ...everything, view: filter.view, q: filter.q })}
      >
        {t('inbox.clearFilters')}
      </LinkButton>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  none: string;
  value: string | null;
  options: readonly { id: string; name: string }[];
  onChange: (id: string | null) => void;
};

function Choice({ label, none, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label}>
      {(field) => (
        <Select {...field} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
