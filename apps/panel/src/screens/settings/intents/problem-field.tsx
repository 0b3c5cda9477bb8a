import { TriangleAlert } from 'lucide-react';
import { type ComponentProps, useCallback } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Field } from '../../../ui/field.tsx';
import { wordProblem } from './rules/problem-words.ts';
import type { Problem } from './rules/problems.ts';

/** A problem in the reader's language; one that has no words here says the compiler's. */
export function useProblemText(): (problem: { code: string; message: string }) => string {
  const t = useT();
  return useCallback(
    (problem) => {
      const worded = wordProblem(problem);
      if (worded === null) return problem.message;
      const words = t(worded.key, worded.values);
      // Those every page has go on after a field's name.
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
    [t],
  );
}

type Props = Omit<ComponentProps<typeof Field>, 'error'> & { problems: readonly Problem[] };

/** A field with what is wrong about it, and what only deserves a look. */
export function ProblemField({ problems, ...props }: Props) {
  const text = useProblemText();
  const errors = [...new Set(problems.filter((one) => one.severity === 'error').map(text))];
  return (
    <div className="space-y-1.5">
      <Field {...props} error={errors.length > 0 ? errors.join(' ') : undefined} />
      <Warnings problems={problems} />
    </div>
  );
}

const MOST_WARNINGS = 3;

export function Warnings({ problems }: { problems: readonly Problem[] }) {
  const t = useT();
  const text = useProblemText();
  const warnings = problems.filter((one) => one.severity === 'warning');
  const more = warnings.length - MOST_WARNINGS;
  if (warnings.length === 0) return null;
  return (
    <ul className="space-y-1 text-sm text-soon">
      {warnings.slice(0, MOST_WARNINGS).map((one) => (
        <li key={`${one.path} ${one.code} ${one.message}`} className="flex items-start gap-1.5">
          <TriangleAlert size={14} className="mt-[3px] shrink-0" aria-hidden />
          <span className="min-w-0">{text(one)}</span>
        </li>
      ))}
      {more > 0 && <li className="pl-5">{t('intent.moreProblems', { count: more })}</li>}
    </ul>
  );
}
