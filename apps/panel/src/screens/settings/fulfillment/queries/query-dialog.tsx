import type { NamedQuery } from '@balcao/protocol';
import { type FormEvent, useRef, useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useAction } from '../../../../sync/context.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { NumberField } from '../../../../ui/number-field.tsx';
import { Notice } from '../../../../ui/states.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { useErrorText } from '../../../error-text.ts';
import { explainRefusal, type Problems } from '../rules/problems.ts';
import {
  findHeaderProblem,
  findProblems,
  newQuery,
  type QueryDraft,
  toBody,
  toDraft,
} from '../rules/query-draft.ts';
import { useFocusProblem } from '../use-focus-problem.ts';
import { useProblemText } from '../use-problem-text.ts';
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
  const errorText = useErrorText();
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(query === null ? newQuery : toDraft(query));
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<Problems>({});
  const save = useAction('saveNamedQuery', ['listNamedQueries']);
  useFocusProblem(form, tries);

  const found = findProblems(draft, taken);
  const problems: Problems = { ...refused, ...(tries > 0 ? found : {}) };
  const isAtField = save.error !== null && Object.keys(explainRefusal(save.error, FIELDS)).length > 0;
  /** What the server refused of a field stands until that field changes. */
  const set = (field: string, change: Partial<QueryDraft>) => {
    setDraft({ ...draft, ...change });
    setRefused(Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    save.mutate(
      { body: toBody(draft) },
      {
        onSuccess: () => {
          showToast('good', t('common.saved'));
          onClose();
        },
        onError: (refusal) => {
          setRefused(explainRefusal(refusal, FIELDS));
          setTries(tries + 2);
        },
      },
    );
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={query === null ? t('sources.add') : t('sources.editTitle', { name: query.name })}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="named-query" busy={save.isPending}>
            {query === null ? t('sources.add') : t('common.save')}
          </Button>
        </>
      }
    >
      <form id="named-query" ref={form} onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('sources.name')}
          hint={t('sources.nameHint', { name: draft.name.trim() || '…' })}
          error={problemText(problems.name)}
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
        <Field label={t('sources.url')} hint={t('sources.urlHint')} error={problemText(problems.url)}>
          {(field) => (
            <Input
              {...field}
              type="url"
              inputMode="url"
              maxLength={2000}
              spellCheck={false}
              placeholder="https://"
              value={draft.url}
              onChange={(event) => set('url', { url: event.target.value })}
              className="font-mono !text-sm"
            />
          )}
        </Field>
        <HeaderRows
          rows={draft.headers}
          stored={query?.header_names ?? []}
          badRowId={tries > 0 ? (findHeaderProblem(draft.headers ?? [])?.rowId ?? null) : null}
          error={problemText(problems.headers)}
          onChange={(headers) => set('headers', { headers })}
        />
        <Field
          label={t('sources.cache')}
          hint={t('sources.cacheHint')}
          error={problemText(problems.cache_seconds)}
        >
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
        {save.error && !isAtField && (
          <div role="alert">
            <Notice tone="bad">{errorText(save.error)}</Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
