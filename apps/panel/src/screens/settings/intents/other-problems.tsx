import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Notice } from '../../../ui/states.tsx';
import { useProblemText } from './problem-field.tsx';
import { type Definition, nodesOf } from './rules/bot-nodes.ts';
import { nameNode } from './rules/node-words.ts';
import type { BotProblem } from './rules/problems.ts';

type Props = { problems: readonly BotProblem[]; definition: Definition };

/** What the compiler says where this form has no field. */
export function OtherProblems({ problems, definition }: Props) {
  const t = useT();
  const errors = problems.filter((one) => one.severity === 'error');
  const warnings = problems.filter((one) => one.severity === 'warning');
  return (
    <div className="space-y-2" role="status">
      {errors.length > 0 && (
        <Notice tone="bad" icon={<CircleAlert size={16} className="text-bad" />}>
          <p className="font-medium">{t('intent.elsewhere')}</p>
          <List problems={errors} definition={definition} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="soon" icon={<TriangleAlert size={16} className="text-soon" />}>
          <p className="font-medium">{t('intent.elsewhereWarnings')}</p>
          <List problems={warnings} definition={definition} />
        </Notice>
      )}
    </div>
  );
}

const MOST = 5;

function List({ problems, definition }: Props) {
  const t = useT();
  const text = useProblemText();
  const more = problems.length - MOST;
  return (
    <ul className="list-disc space-y-1 pt-1 pl-4">
      {problems.slice(0, MOST).map((one) => {
        const [place, id = ''] = one.path.split('.');
        const where = place === 'nodes' ? nameNode(id, nodesOf(definition)[id]) : one.path;
        return (
          <li key={`${one.path} ${one.code} ${one.message}`}>
            {t('intent.where', { place: where })}: {text(one)}
          </li>
        );
      })}
      {more > 0 && <li>{t('intent.moreProblems', { count: more })}</li>}
    </ul>
  );
}
