import { useNavigate } from '@tanstack/react-router';
import { useT } from '../../i18n/reports/use-t.ts';
import { useEndpoint } from '../../sync/context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Input, Select } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { Period } from './rules/period.ts';
import { PRESETS, type Preset, type ReportSearch } from './rules/report-search.ts';

type Props = { search: ReportSearch; period: Period; today: string };

/** What the report is about; all of it lives in the address, so a report can be sent to somebody. */
export function ReportFilters({ search, period, today }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const channels = useEndpoint('listChannels', {}).data?.items ?? [];
  const departments = useEndpoint('listDepartments', {}).data?.items ?? [];
  const preset = search.periodo ?? '30d';
  const set = (change: Partial<ReportSearch>) =>
    void navigate({ to: '/relatorios', search: { ...search, ...change }, replace: true });
  const setPreset = (next: Preset) =>
    set(
      next === 'outro'
        ? { periodo: next, de: period.first, ate: period.last }
        : { periodo: next === '30d' ? undefined : next, de: undefined, ate: undefined },
    );
  const options = PRESETS.map((value) => ({ value, label: t(`reports.preset.${value}`) }));
  const select = '!h-8 !w-auto min-w-0 !py-0 !text-sm max-sm:!w-full';
  return (
    <div className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
      <div className="max-sm:hidden">
        <Segmented label={t('define.period')} value={preset} options={options} onChange={setPreset} />
      </div>
      <Select
        aria-label={t('define.period')}
        value={preset}
        onChange={(event) => {
          const next = PRESETS.find((one) => one === event.target.value);
          if (next) setPreset(next);
        }}
        className={`${select} col-span-2 sm:hidden`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
      {preset === 'outro' && (
        <span className="flex items-center gap-1.5 text-sm text-ink-3 max-sm:col-span-2">
          <Input
            type="date"
            aria-label={t('reports.from')}
            value={period.first}
            max={today}
            onChange={(event) => event.target.value && set({ de: event.target.value })}
            className="tabular !h-8 !w-auto !py-0 !text-sm max-sm:flex-1"
          />
          {t('reports.until')}
          <Input
            type="date"
            aria-label={t('reports.to')}
            value={period.last}
            max={today}
            onChange={(event) => event.target.value && set({ ate: event.target.value })}
            className="tabular !h-8 !w-auto !py-0 !text-sm max-sm:flex-1"
          />
        </span>
      )}
      {channels.length > 1 && (
        <Select
          aria-label={t('reports.channel')}
          value={search.canal ?? ''}
          onChange={(event) => set({ canal: event.target.value || undefined })}
          className={select}
        >
          <option value="">{t('reports.allChannels')}</option>
          {channels.map((channel) => (
            <option key={channel.id} value={channel.id}>
              {channel.name}
            </option>
          ))}
        </Select>
      )}
      {departments.length > 0 && (
        <Select
          aria-label={t('reports.department')}
          value={search.departamento ?? ''}
          onChange={(event) => set({ departamento: event.target.value || undefined })}
          className={classNames(select, channels.length < 2 && 'max-sm:col-span-2')}
        >
          <option value="">{t('reports.allDepartments')}</option>
          {departments.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
