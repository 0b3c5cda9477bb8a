import type { LocaleName } from '@balcao/protocol';
import { ArrowDown, ArrowUp, ChevronRight, Trash2, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Badge } from '../../../ui/states.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import type { ParameterRow } from './rules/intent-draft.ts';
import type { Problem } from './rules/problems.ts';

type Props = {
  row: ParameterRow;
  main: LocaleName;
  isFirst: boolean;
  isLast: boolean;
  /** paths within the parameter */
  problems: readonly Problem[];
  onChange: (part: Partial<ParameterRow>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One line that says what is asked; unfolds to its fields, by itself when one of them is wrong. */
export function ParameterItem({ row, main, isFirst, isLast, problems, ...props }: Props) {
  const t = useT();
  const body = useId();
  const [isOpen, setOpen] = useState(row.origin === null);
  const hasErrors = problems.some((one) => one.severity === 'error');
  const shown = isOpen || hasErrors;
  const name = row.name || t('parameter.new');
  return (
    <li className="rounded-sm border border-line-strong">
      <div className="flex items-center gap-0.5 pr-1.5">
        <button
          type="button"
          aria-expanded={shown}
          aria-controls={body}
          onClick={() => setOpen(!shown)}
          className="inset-focus flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-sm py-1.5 pl-2.5 text-left hover:bg-hover"
        >
          <ChevronRight
            size={16}
            aria-hidden
            className={classNames(
              'shrink-0 text-ink-3 transition-transform duration-[--fast]',
              shown && 'rotate-90',
            )}
          />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm font-medium">
              {(row.required && row.question[main].trim()) || name}
            </span>
            <span className="block truncate text-xs text-ink-3">
              {t(`kind.${row.kind}`)}
              {row.name !== '' && (
                <>
                  {' · '}
                  <code className="font-mono">{row.name}</code>
                </>
              )}
            </span>
          </span>
          {!row.required && <Badge>{t('parameter.optional')}</Badge>}
          {!shown && problems.length > 0 && (
            <TriangleAlert size={15} className="shrink-0 text-soon" aria-hidden />
          )}
        </button>
        <IconButton label={t('parameter.up', { name })} disabled={isFirst} onClick={() => props.onMove(-1)}>
          <ArrowUp size={15} />
        </IconButton>
        <IconButton label={t('parameter.down', { name })} disabled={isLast} onClick={() => props.onMove(1)}>
          <ArrowDown size={15} />
        </IconButton>
        <IconButton label={t('parameter.remove', { name })} onClick={props.onRemove}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      <div id={body} hidden={!shown} className="border-t border-line p-4">
        {shown && <ParameterFields row={row} main={main} problems={problems} onChange={props.onChange} />}
      </div>
    </li>
  );
}
