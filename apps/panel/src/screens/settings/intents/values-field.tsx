import type { LocaleName } from '@balcao/protocol';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { ProblemField, useProblemText } from './problem-field.tsx';
import { LIMITS } from './rules/find-problems.ts';
import { moveRow, newValue, nextKey, setRow, type ValueRow } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';

type Props = {
  rows: readonly ValueRow[];
  main: LocaleName;
  /** `values`, `values.0.title` … */
  problems: readonly Problem[];
  onChange: (rows: readonly ValueRow[]) => void;
};

/** What a choice is made from: what the customer reads, what is kept, and other words for it. */
export function ValuesField({ rows, main, problems, onChange }: Props) {
  const t = useT();
  const text = useProblemText();
  const whole = problems.filter((one) => one.path === 'values');
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('parameter.values')}</legend>
      <p className="text-sm text-ink-3">{t('parameter.valuesHint')}</p>
      <ul className="space-y-2 py-2">
        {rows.map((row, index) => (
          <ValueItem
            key={row.key}
            row={row}
            main={main}
            isFirst={index === 0}
            isLast={index === rows.length - 1}
            problems={problemsAt(problems, `values.${index}`)}
            onChange={(part) => onChange(setRow(rows, row.key, part))}
            onMove={(by) => onChange(moveRow(rows, index, index + by))}
            onRemove={() => onChange(rows.filter((one) => one !== row))}
          />
        ))}
      </ul>
      {whole.length > 0 && <p className="pb-2 text-sm text-bad">{whole.map(text).join(' ')}</p>}
      <Button
        size="sm"
        aria-invalid={whole.length > 0}
        disabled={rows.length >= LIMITS.values}
        onClick={() => onChange([...rows, newValue(nextKey(rows))])}
      >
        <Plus size={15} /> {t('parameter.addValue')}
      </Button>
    </fieldset>
  );
}

type ItemProps = {
  row: ValueRow;
  main: LocaleName;
  isFirst: boolean;
  isLast: boolean;
  problems: readonly Problem[];
  onChange: (part: Partial<ValueRow>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function ValueItem({ row, main, isFirst, isLast, problems, onChange, onMove, onRemove }: ItemProps) {
  const t = useT();
  const name = row.title[main] || row.value || t('parameter.newValue');
  const at = (part: string) => problems.filter(({ path }) => path.split('.')[2] === part);
  return (
    <li className="flex gap-2 rounded-sm bg-sunken p-3">
      <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
        <LanguageTexts
          label={t('parameter.valueTitle')}
          value={row.title}
          main={main}
          rows={1}
          placeholder={row.value || t('parameter.valueTitlePlaceholder')}
          problems={at('title')}
          onChange={(title) => onChange({ title })}
        />
        <ProblemField
          label={t('parameter.value')}
          hint={row.value === '' ? t('parameter.valueHint') : undefined}
          problems={at('value')}
        >
          {(field) => (
            <Input
              {...field}
              maxLength={LIMITS.value}
              spellCheck={false}
              value={row.value}
              onChange={(event) => onChange({ value: event.target.value })}
              className="font-mono !text-sm"
            />
          )}
        </ProblemField>
        <div className="sm:col-span-2">
          <ProblemField label={t('parameter.valuePhrases')} problems={at('phrases')}>
            {(field) => (
              <Input
                {...field}
                placeholder={t('parameter.valuePhrasesPlaceholder')}
                value={row.phrases}
                onChange={(event) => onChange({ phrases: event.target.value })}
              />
            )}
          </ProblemField>
        </div>
      </div>
      <span className="-mr-1.5 flex flex-col">
        <IconButton label={t('parameter.up', { name })} disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowUp size={15} />
        </IconButton>
        <IconButton label={t('parameter.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
          <ArrowDown size={15} />
        </IconButton>
        <IconButton label={t('parameter.remove', { name })} onClick={onRemove}>
          <Trash2 size={16} />
        </IconButton>
      </span>
    </li>
  );
}
