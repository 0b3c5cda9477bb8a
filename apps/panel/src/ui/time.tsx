import { useEffect, useState } from 'react';
import { useLocale } from '../i18n/use-t.tsx';
import { formatFull, formatListTime } from './format/time.ts';

/** The clock of the screen, to the half minute. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

export function TimeAgo({ at, now, className }: { at: string; now: number; className?: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={formatFull(at, locale)} className={className}>
      {formatListTime(at, now, locale)}
    </time>
  );
}
