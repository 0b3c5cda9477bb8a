import type { NamedQuery } from '@balcao/protocol';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useAction } from '../../../../sync/context.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { NumberField } from '../../../../ui/number-field.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { RecordDialog } from '../record-dialog.tsx';
import {
  findHeaderProblem,
  findProblems,
  newQuery,
  type QueryDraft,
  toBody,
  toDraft,
} from '../rules/query-draft.ts';
import { UrlField } from '../url-field.tsx';
import { useRecordForm } from '../use-record-form.ts';
import { HeaderRows } from './header-rows.tsx';

type Props = {
  query: NamedQuery | null;
  /** names of the others: saving under one would replace it */
  taken: readonly string[];
  onClose: () => void;
};

const DAY_SECONDS = 86_400;

/** As the API names them. */
const FIELDS = ['name', 'url', 'headers', 'cache_seconds'];

export function QueryDialog({ query, taken, onClose }: Props) {
  const t = useT();
  const save = useAction('saveNamedQuery', ['listNamedQueries']);
  const form = useRecordForm<QueryDraft>({
    start: query === null ? newQuery : toDraft(query),
    find: (typed) => findProblems(typed, taken),
    fields: FIELDS,
    save: (typed) => save.mutateAsync({ body: toBody(typed) }),
    onSaved: () => {
      showToast('good', t('common.saved'));
      onClose();
    },
  });
  const { draft, set, problemOf } = form;
  return (
    <RecordDialog
      form={form}
      title={query === null ? t('sources.add') : t('sources.editTitle', { name: query.name })}
      label={t(query === null ? 'sources.add' : 'common.save')}
      onClose={onClose}
    >
      <Field
        label={t('sources.name')}
        hint={t('sources.nameHint', { name: draft.name.trim() || '…' })}
        error={problemOf('name')}
      >
        {(field) => (
          <Input
            {...field}
            autoFocus={query === null}
            readOnly={query !== null}
            maxLength={60}
            spellCheck={false}
            autoCapitalize="none"
            value={draft.name}
            onChange={(event) => set('name', { name: event.target.value })}
            className="font-mono !text-sm read-only:bg-sunken read-only:text-ink-2"
          />
        )}
      </Field>
      <UrlField
        label={t('sources.url')}
        hint={t('sources.urlHint')}
        error={problemOf('url')}
        value={draft.url}
        onChange={(url) => set('url', { url })}
      />
      <HeaderRows
        rows={draft.headers}
        stored={query?.header_names ?? []}
        badRowId={form.tries > 0 ? (findHeaderProblem(draft.headers ?? [])?.rowId ?? null) : null}
        error={problemOf('headers')}
        onChange={(headers) => set('headers', { headers })}
      />
      <Field label={t('sources.cache')} hint={t('sources.cacheHint')} error={problemOf('cache_seconds')}>
        {(field) => (
          <NumberField
            {...field}
            value={draft.cacheSeconds}
            min={0}
            max={DAY_SECONDS}
            unit="s"
            onChange={(cacheSeconds) => set('cache_seconds', { cacheSeconds })}
            className="w-32"
          />
        )}
      </Field>
    </RecordDialog>
  );
}
