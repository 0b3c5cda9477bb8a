import { useCallback } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import type { ApiError } from '../../../sync/client.ts';
import { useErrorText } from '../../error-text.ts';
import { useProblemText } from './problem-field.tsx';
import { problemsOfRefusal } from './rules/problems.ts';

const MOST = 3;

/** Why a version was not published, what the compiler says of it in the reader's language. */
export function usePublishErrorText(): (error: ApiError) => string {
  const t = useT();
  const errorText = useErrorText();
  const problemText = useProblemText();
  return useCallback(
    (error) => {
      const problems = problemsOfRefusal(error).slice(0, MOST);
      if (problems.length === 0) return errorText(error);
      const said = problems.map((one) => {
        const [place, id] = one.path.split('.');
        const where = t('intent.where', { place: place === 'nodes' && id ? id : one.path });
        return `${where}: ${problemText(one)}`;
      });
      return [t('intent.elsewhere'), ...said].join(' ');
    },
    [t, errorText, problemText],
  );
}
