import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useT } from '../../../i18n/settings/use-t.ts';
import type { CallOutput } from '../../../sync/routes.ts';
import { Notice } from '../../../ui/states.tsx';

export type CheckReport = CallOutput<'checkBot'>;

/** What the compiler found, or that it found nothing. */
export function ProblemList({ report }: { report: CheckReport }) {
  const t = useT();
  if (report.problems.length === 0) {
    return (
      <div className="px-5 py-4" role="status">
        <Notice tone="good" icon={<CircleCheck size={16} className="text-good" />}>
          {t('bot.clean')}
        </Notice>
      </div>
    );
  }
  return (
    <div role="status">
      <ul className="space-y-2 px-5 py-4">
        {report.problems.map((problem) => (
          <li key={`${problem.path}-${problem.code}`}>
            <Notice
              tone={problem.severity === 'error' ? 'bad' : 'soon'}
              icon={
                problem.severity === 'error' ? (
                  <CircleAlert size={16} className="text-bad" />
                ) : (
                  <TriangleAlert size={16} className="text-soon" />
                )
              }
            >
              <p>{problem.message}</p>
              <p className="font-mono text-xs text-ink-2">
                {problem.path} · {problem.code}
              </p>
            </Notice>
          </li>
        ))}
      </ul>
    </div>
  );
}
