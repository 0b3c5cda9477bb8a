import type { SurveyAnswer } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Skeleton } from '../../../ui/states.tsx';
import { TimeAgo, useNow } from '../../../ui/time.tsx';

/** seen without asking for more */
const FIRST = 4;

/** What this customer thought of us: the last score in front, each the way to its conversation. */
export function Ratings({ contactId, currentId }: { contactId: string; currentId: string }) {
  const t = useT();
  const now = useNow();
  const [all, setAll] = useState(false);
  const read = useEndpoint('listSurveyAnswers', { params: { id: contactId }, query: { limit: 50 } });
  if (read.isPending) return <Skeleton className="h-10" />;
  if (read.isError) return <p className="text-sm text-ink-3">{t('context.pastFailed')}</p>;
  const { items } = read.data;
  if (items.length === 0) return <p className="text-sm text-ink-3">{t('context.noRatings')}</p>;
  return (
    <>
      <ul className="-mx-2">
        {items.slice(0, all ? undefined : FIRST).map((answer, index) => (
          <li key={answer.id}>
            <Rating
              answer={answer}
              here={answer.conversation_id === currentId}
              last={index === 0}
              now={now}
            />
          </li>
        ))}
      </ul>
      {items.length > FIRST && !all && (
        <LinkButton className="text-sm" onClick={() => setAll(true)}>
          {t('context.moreRatings')}
        </LinkButton>
      )}
    </>
  );
}

type RatingProps = { answer: SurveyAnswer; here: boolean; last: boolean; now: number };

function Rating({ answer, here, last, now }: RatingProps) {
  const t = useT();
  const { survey, score, comment, agent } = answer;
  const about = [
    survey === 'nps' ? 'NPS' : 'CSAT',
    agent ? t('context.ratedAgent', { name: agent.name }) : t('actor.bot'),
    here ? t('context.ratedHere') : null,
  ];
  return (
    <Link
      to="/conversas/$conversationId"
      params={{ conversationId: answer.conversation_id }}
      className="block rounded-sm px-2 py-1.5 text-sm hover:bg-hover"
    >
      <span className="flex items-baseline gap-2">
        <span className={classNames('tabular flex-1', last ? 'text-base font-semibold' : 'font-medium')}>
          {t('context.score', { score, most: survey === 'nps' ? 10 : 5 })}
        </span>
        <TimeAgo at={answer.at} now={now} className="tabular shrink-0 text-xs text-ink-3" />
      </span>
      <span className="block truncate text-xs text-ink-3">{about.filter(Boolean).join(' · ')}</span>
      {comment && <span className="line-clamp-3 text-ink-2">“{comment}”</span>}
    </Link>
  );
}
