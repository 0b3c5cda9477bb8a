import type { LocaleName } from '@balcao/protocol';
import { Plus } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../page.tsx';
import { ParameterItem } from './parameter-item.tsx';
import { LIMITS } from './rules/find-problems.ts';
import { moveRow, newParameter, nextKey, type ParameterRow, setRow } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';

type Props = {
  rows: readonly ParameterRow[];
  main: LocaleName;
  problems: readonly Problem[];
  onChange: (rows: readonly ParameterRow[]) => void;
};

/** What is taken from the customer's words or asked, in this order. */
export function ParametersCard({ rows, main, problems, onChange }: Props) {
  const t = useT();
  return (
    <Card title={t('parameter.title')} hint={t('parameter.hint')}>
      {rows.length > 0 && (
        <ul className="space-y-2">
          {rows.map((row, index) => (
            <ParameterItem
              key={row.key}
              row={row}
              main={main}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              problems={problemsAt(problems, `parameters.${index}`).map((one) => ({
                ...one,
                path: one.path.split('.').slice(2).join('.'),
              }))}
              onChange={(part) => onChange(setRow(rows, row.key, part))}
              onMove={(by) => onChange(moveRow(rows, index, index + by))}
              onRemove={() => onChange(rows.filter((one) => one !== row))}
            />
          ))}
        </ul>
      )}
      <Button
        size="sm"
        disabled={rows.length >= LIMITS.parameters}
        onClick={() => onChange([...rows, newParameter(nextKey(rows))])}
      >
        <Plus size={15} /> {t('parameter.add')}
      </Button>
    </Card>
  );
}
