import { type FormEvent, useState } from 'react';
import type { ApiError } from '../../../sync/client.ts';
import { explainRefusal, type Problems } from './rules/problems.ts';
import { useProblemText } from './use-problem-text.ts';

type Options<D> = {
  start: D;
  /** what must be mended before it is sent */
  find: (draft: D) => Problems;
  /** the fields there are, as the API names them */
  fields: readonly string[];
  /** throws ApiError */
  save: (draft: D) => Promise<unknown>;
  onSaved: () => void;
};

/** What one edits in a dialog and saves as a whole; what is wrong stands at its field once saving was tried. */
export function useRecordForm<D extends object>({ start, find, fields, save, onSaved }: Options<D>) {
  const problemText = useProblemText();
  const [draft, setDraft] = useState(start);
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<Problems>({});
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const found = find(draft);
  const problems: Problems = { ...refused, ...(tries > 0 ? found : {}) };
  const refuse = (error: ApiError) => {
    const atFields = explainRefusal(error, fields);
    setRefused(atFields);
    setFailure(Object.keys(atFields).length > 0 ? null : error);
    setTries(tries + 2);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (Object.keys(found).length > 0 || isBusy) return;
    setFailure(null);
    setBusy(true);
    void save(draft)
      .then(onSaved, refuse)
      .finally(() => setBusy(false));
  };
  return {
    draft,
    tries,
    isBusy,
    /** what has no field to stand at */
    failure,
    submit,
    /** What the server refused of a field stands until that field changes. */
    set: (field: string, change: Partial<D>) => {
      setDraft({ ...draft, ...change });
      setRefused(Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field)));
    },
    problemOf: (field: string) => problemText(problems[field]),
  };
}
