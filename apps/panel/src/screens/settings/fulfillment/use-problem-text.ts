import { useCallback } from 'react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import type { Problem } from './rules/problems.ts';

/** A field's problem as its sentence; undefined: the field has none. */
export function useProblemText(): (problem: Problem | undefined) => string | undefined {
  const t = useT();
  return useCallback(
    (problem) => {
      if (problem === undefined) return undefined;
      if ('text' in problem) return problem.text;
      const words = t(problem.key, problem.values);
      // Those every page has go on after a field's name.
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
    [t],
  );
}
