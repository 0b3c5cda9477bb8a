import { useT } from '../../i18n/transfer/use-t.ts';
import { Skeleton } from '../../ui/states.tsx';
import type { Target } from './rules/transfer-targets.ts';
import { TargetRow } from './target-row.tsx';
import type { OpenByAgent } from './use-load-words.ts';

type Props = {
  targets: readonly Target[];
  /** of the departments; people are known already */
  state: 'loading' | 'failed' | 'ready';
  chosen: string | null;
  open: OpenByAgent | undefined;
  onChoose: (key: string) => void;
  onSubmit: () => void;
};

export function TargetList({ targets, state, chosen, open, onChoose, onSubmit }: Props) {
  const t = useT();
  const groups = [
    { kind: 'department', label: t('transfer.departments') },
    { kind: 'person', label: t('transfer.people') },
  ] as const;
  return (
    <div
      role="radiogroup"
      aria-label={t('transfer.search')}
      className="-mx-1 max-h-[38vh] overflow-y-auto px-1"
    >
      {state === 'loading' && <Skeleton className="h-32" />}
      {state === 'failed' && (
        <p role="alert" className="pb-2 text-sm text-bad">
          {t('transfer.failed')}
        </p>
      )}
      {groups.map(({ kind, label }) => {
        const rows = targets.filter((one) => one.kind === kind);
        if (rows.length === 0) return null;
        return (
          <section key={kind} aria-label={label} className="pb-2">
            <h3 className="sticky top-0 z-10 bg-raised pt-1 pb-1 text-xs font-semibold text-ink-3">
              {label}
            </h3>
            {rows.map((row) => (
              <TargetRow
                key={row.key}
                target={row}
                chosen={row.key === chosen}
                open={open}
                onChoose={() => onChoose(row.key)}
                onSubmit={onSubmit}
              />
            ))}
          </section>
        );
      })}
      {state === 'ready' && targets.length === 0 && (
        <p className="py-6 text-center text-sm text-ink-2">{t('transfer.nothing')}</p>
      )}
    </div>
  );
}
