import { useEffect, useState } from 'react';
import { useLocale } from '../i18n/use-t.tsx';
import { formatAgo, formatFull, formatListTime } from './format/time.ts';

/** The clock of the screen, to the half minute. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

type TimeAgoProps = {
  at: string;
  now: number;
  className?: string;
  /** stands in a sentence: “há 5 min”, not the “5 min” of a list's column */
  inWords?: boolean;
};

export function TimeAgo({ at, now, className, inWords = false }: TimeAgoProps) {
  const locale = useLocale();
  const format = inWords ? formatAgo : formatListTime;
  return (
    <time dateTime={at} title={formatFull(at, locale)} className={className}>
      {format(at, now, locale)}
    </time>
  );
}
