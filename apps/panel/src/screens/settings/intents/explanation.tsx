import type { BotExplanation } from '@balcao/protocol';
import { ArrowRight, MessageCircleOff, Terminal, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/states.tsx';
import { judge, pairWords, percentOf } from './rules/explanation.ts';

type Heard = BotExplanation['intents'][number];
type Props = {
  heard: BotExplanation;
  /** the node of the intent being edited */
  current: string | null;
  isOff: boolean;
  /** where recognition is set, for pages that do not show it */
  settings: ReactNode;
};

const MOST_OTHERS = 4;

/** Where the words lead, by which of them, and what else they are like. */
export function Explanation({ heard, current, isOff, settings }: Props) {
  const t = useT();
  const { verdict, others } = judge(heard);
  return (
    <div className="space-y-4">
      {verdict.kind === 'enters' && (
        <Entered heard={verdict.intent} current={current} threshold={heard.threshold} />
      )}
      {verdict.kind === 'command' && (
        <Notice tone="soon" icon={<Terminal size={16} />}>
          {t('try.command', { name: verdict.name })}
        </Notice>
      )}
      {verdict.kind === 'person' && (
        <Notice tone="soon" icon={<UserRound size={16} />}>
          {t('try.person', { name: verdict.name })}
        </Notice>
      )}
      {verdict.kind === 'none' && (
        <Notice icon={<MessageCircleOff size={16} />}>
          {t(isOff ? 'try.off' : 'try.none')} {isOff && settings}
        </Notice>
      )}
      <Scores
        title={t('try.wouldEnter')}
        heard={others.filter((one) => one.enters)}
        current={current}
        threshold={heard.threshold}
      />
      <Scores
        title={t(verdict.kind === 'none' ? 'try.closest' : 'try.others')}
        heard={others.filter((one) => !one.enters)}
        current={current}
        threshold={heard.threshold}
      />
      {heard.intents.length > 0 && (
        <p className="text-xs text-pretty text-ink-3">
          {t('try.bar', { threshold: percentOf(heard.threshold) })} {settings}
        </p>
      )}
    </div>
  );
}

type ScoresProps = { title: string; heard: readonly Heard[]; current: string | null; threshold: number };

function Scores({ title, heard, current, threshold }: ScoresProps) {
  if (heard.length === 0) return null;
  return (
    <div>
      <h3 className="pb-2 text-sm font-medium">{title}</h3>
      <ul className="space-y-2.5">
        {heard.slice(0, MOST_OTHERS).map((one) => (
          <li key={one.node}>
            <Score heard={one} current={current} threshold={threshold} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type EnteredProps = { heard: Heard; current: string | null; threshold: number };

function Entered({ heard, current, threshold }: EnteredProps) {
  const t = useT();
  const isOther = current !== null && heard.node !== current;
  return (
    <div className={classNames('space-y-3 rounded-sm p-3.5', isOther ? 'bg-soon-wash' : 'bg-accent-wash')}>
      <div>
        <p className="flex items-center gap-1.5 text-sm text-ink-2">
          <ArrowRight size={14} aria-hidden /> {t(isOther ? 'try.entersOther' : 'try.enters')}
        </p>
        <p className="flex items-baseline justify-between gap-3 pt-0.5">
          <strong className="min-w-0 text-lg font-semibold break-words">{heard.name}</strong>
          <Percent score={heard.score} />
        </p>
        <Meter score={heard.score} threshold={threshold} />
      </div>
      <p className="text-sm text-ink-2">{t('try.like', { phrase: heard.phrase })}</p>
      <Words heard={heard} />
    </div>
  );
}

function Score({ heard, current, threshold }: EnteredProps) {
  const t = useT();
  return (
    <>
      <p className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate">
          {heard.name}
          {heard.node === current && <span className="text-ink-3"> ({t('try.this')})</span>}
        </span>
        <Percent score={heard.score} />
      </p>
      <Meter score={heard.score} threshold={threshold} />
      <p className="truncate pt-1 text-xs text-ink-3">{t('try.like', { phrase: heard.phrase })}</p>
    </>
  );
}

function Words({ heard }: { heard: Heard }) {
  const t = useT();
  const pairs = pairWords(heard.matched);
  if (pairs.length === 0) return null;
  return (
    <ul aria-label={t('try.words')} className="flex flex-wrap gap-1.5">
      {pairs.map((pair) => (
        <Chip key={pair}>{pair}</Chip>
      ))}
    </ul>
  );
}

const Chip = ({ children }: { children: ReactNode }) => (
  <li className="rounded-full bg-surface px-2.5 py-0.5 text-xs text-ink-2 shadow-1">{children}</li>
);

const Percent = ({ score }: { score: number }) => (
  <span className="tabular shrink-0 font-medium">{percentOf(score)}%</span>
);

/** The figure stands beside it; the mark is where an intent begins to be entered. */
function Meter({ score, threshold }: { score: number; threshold: number }) {
  return (
    <div aria-hidden className="relative mt-1.5 h-1.5 rounded-full bg-pressed">
      <div
        className={classNames('h-full rounded-full', score >= threshold ? 'bg-accent' : 'bg-ink-3')}
        style={{ width: `${Math.min(100, score * 100)}%` }}
      />
      <span
        className="absolute -inset-y-1 w-0.5 -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `${threshold * 100}%` }}
      />
    </div>
  );
}
