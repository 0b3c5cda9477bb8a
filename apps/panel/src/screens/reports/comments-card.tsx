import type { Report } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { MessageSquareQuote } from 'lucide-react';
import { useT } from '../../i18n/reports/use-t.ts';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/states.tsx';
import { TimeAgo, useNow } from '../../ui/time.tsx';
import { ReportCard } from './report-card.tsx';

/** What customers wrote after their score; one press leads to the conversation it was about. */
export function CommentsCard({ comments }: { comments: Report['comments'] }) {
  const t = useT();
  const now = useNow();
  return (
    <ReportCard title={t('reports.comments')} defines={['csat', 'nps']}>
      {comments.length === 0 ? (
        <div className="h-40">
          <EmptyState icon={<MessageSquareQuote size={20} />} text={t('reports.noComments')} />
        </div>
      ) : (
        <ul className="-mx-5 -mb-5 overflow-hidden rounded-b-lg divide-y divide-line border-t border-line">
          {comments.map((one) => (
            <li
              key={`${one.conversation_id} ${one.at}`}
              className="relative flex gap-3 px-5 py-3 hover:bg-hover"
            >
              <Score survey={one.survey} score={one.score} />
              <div className="min-w-0 flex-1">
                <p className="text-base text-pretty">“{one.comment}”</p>
                <p className="mt-0.5 text-sm text-ink-3">
                  <Link
                    to="/conversas/$conversationId"
                    params={{ conversationId: one.conversation_id }}
                    className="inset-focus text-ink-2 after:absolute after:inset-0 hover:underline"
                  >
                    {one.contact_name ?? t('reports.unnamed')}
                  </Link>
                  {one.agent_name && ` · ${t('reports.servedBy', { name: one.agent_name })}`} ·{' '}
                  <TimeAgo at={one.at} now={now} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </ReportCard>
  );
}

function Score({ survey, score }: { survey: 'nps' | 'csat'; score: number }) {
  const t = useT();
  const isLow = survey === 'csat' ? score <= 2 : score <= 6;
  return (
    <span
      className={classNames(
        'tabular grid size-9 shrink-0 place-items-center rounded-sm text-base font-semibold',
        isLow ? 'bg-bad-wash text-bad' : 'bg-sunken text-ink-2',
      )}
    >
      <span className="sr-only">{t('reports.score', { survey: survey.toUpperCase() })} </span>
      {score}
    </span>
  );
}
