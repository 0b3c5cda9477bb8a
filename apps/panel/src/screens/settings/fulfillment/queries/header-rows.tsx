import { Plus, Trash2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Button, IconButton, LinkButton } from '../../../../ui/button.tsx';
import { Input } from '../../../../ui/field.tsx';
import { type HeaderRow, rowsOf } from '../rules/query-draft.ts';

type Props = {
  /** null: those that are stored stay */
  rows: readonly HeaderRow[] | null;
  /** names of those that are stored */
  stored: readonly string[];
  /** the row that holds the form back, and why */
  badRowId: number | null;
  error: string | undefined;
  onChange: (rows: readonly HeaderRow[] | null) => void;
};

const MOST = 20;

/** Names and values that are written and never read again: they stay as they are, or all of them are replaced. */
export function HeaderRows({ rows, stored, badRowId, error, onChange }: Props) {
  const t = useT();
  const id = useId();
  const nextId = useRef(1000);
  const hint = stored.length === 0 ? 'sources.headersHint' : 'sources.headersReplace';
  const change = (rowId: number, part: Partial<HeaderRow>) =>
    onChange((rows ?? []).map((row) => (row.id === rowId ? { ...row, ...part } : row)));
  return (
    <fieldset aria-describedby={`${id}-d`} className="min-w-0">
      <legend className="pb-1 text-sm font-medium">{t('sources.headers')}</legend>
      {rows === null ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
          <span id={`${id}-d`} className="min-w-0 break-words text-ink-2">
            {t('sources.headersKept', { names: stored.join(', ') })}
          </span>
          <LinkButton onClick={() => onChange(rowsOf(stored))}>{t('sources.headersChange')}</LinkButton>
        </div>
      ) : (
        <div className="space-y-2">
          {rows.map((row, index) => (
            <div key={row.id} className="flex gap-2">
              <Input
                aria-label={t('sources.headerName', { row: index + 1 })}
                aria-invalid={row.id === badRowId && !(row.name !== '' && row.value === '')}
                placeholder="authorization"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={100}
                value={row.name}
                onChange={(event) => change(row.id, { name: event.target.value })}
                className="basis-2/5 font-mono !text-sm"
              />
              <Input
                aria-label={t('sources.headerValue', { row: index + 1 })}
                aria-invalid={row.id === badRowId && row.value === ''}
                type="password"
                autoComplete="off"
                maxLength={2000}
                value={row.value}
                onChange={(event) => change(row.id, { value: event.target.value })}
                className="min-w-0 flex-1 font-mono !text-sm"
              />
              <IconButton
                label={t('sources.headerRemove', { row: index + 1 })}
                onClick={() => onChange(rows.filter((one) => one.id !== row.id))}
                className="!size-9"
              >
                <Trash2 size={16} />
              </IconButton>
            </div>
          ))}
          <p id={`${id}-d`} className={`text-sm ${error ? 'text-bad' : 'text-ink-3'}`}>
            {error ?? t(hint)}
          </p>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            <Button
              size="sm"
              disabled={rows.length >= MOST}
              onClick={() => onChange([...rows, { id: nextId.current++, name: '', value: '' }])}
            >
              <Plus size={15} /> {t('sources.headerAdd')}
            </Button>
            {stored.length > 0 && (
              <LinkButton onClick={() => onChange(null)}>{t('sources.headersKeep')}</LinkButton>
            )}
          </p>
        </div>
      )}
    </fieldset>
  );
}
