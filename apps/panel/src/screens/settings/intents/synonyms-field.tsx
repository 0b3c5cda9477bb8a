import { Plus, Trash2 } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/field.tsx';
import { useProblemText, Warnings } from './problem-field.tsx';
import { newSynonym, nextKey, type SynonymRow, setRow } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';

type Props = {
  rows: readonly SynonymRow[];
  problems: readonly Problem[];
  onChange: (rows: readonly SynonymRow[]) => void;
};

/** A word, and others that mean the same here. */
export function SynonymsField({ rows, problems, onChange }: Props) {
  const t = useT();
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('intent.synonyms')}</legend>
      <p className="text-sm text-pretty text-ink-3">{t('intent.synonymsHint')}</p>
      <ul className="space-y-2 pt-2">
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            problems={problemsAt(problems, `synonyms.${row.word.trim()}`)}
            onChange={(part) => onChange(setRow(rows, row.key, part))}
            onRemove={() => onChange(rows.filter((one) => one !== row))}
          />
        ))}
      </ul>
      <Button size="sm" className="mt-2" onClick={() => onChange([...rows, newSynonym(nextKey(rows))])}>
        <Plus size={15} /> {t('intent.addSynonym')}
      </Button>
    </fieldset>
  );
}

type RowProps = {
  row: SynonymRow;
  problems: readonly Problem[];
  onChange: (part: Partial<SynonymRow>) => void;
  onRemove: () => void;
};

function Row({ row, problems, onChange, onRemove }: RowProps) {
  const t = useT();
  const text = useProblemText();
  const errors = problems.filter((one) => one.severity === 'error');
  return (
    <li className="space-y-1">
      <div className="flex items-center gap-2">
        <Input
          aria-label={t('intent.word')}
          aria-invalid={errors.length > 0}
          autoFocus={row.origin === null && row.word === ''}
          placeholder={t('intent.wordPlaceholder')}
          value={row.word}
          onChange={(event) => onChange({ word: event.target.value })}
          className="!w-[34%]"
        />
        <span aria-hidden className="text-ink-3">
          =
        </span>
        <Input
          aria-label={t('intent.others')}
          aria-invalid={errors.length > 0}
          placeholder={t('intent.othersPlaceholder')}
          value={row.others}
          onChange={(event) => onChange({ others: event.target.value })}
        />
        <IconButton label={t('intent.removeSynonym', { word: row.word })} onClick={onRemove}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      {errors.length > 0 && <p className="text-sm text-bad">{errors.map(text).join(' ')}</p>}
      <Warnings problems={problems} />
    </li>
  );
}
