import { Clock3 } from 'lucide-react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { splitRemaining } from '../rules/composer-state.ts';

/** How long free words may still be sent. */
export function Countdown({ remainingMs }: { remainingMs: number }) {
  const t = useT();
  const { hours, minutes } = splitRemaining(remainingMs);
  const left =
    hours > 0
      ? t('window.hours', { hours, minutes: String(minutes).padStart(2, '0') })
      : t('window.minutes', { minutes });
  return (
    <p className="flex items-center gap-1.5 px-1 pb-2 text-sm text-soon" title={t('window.why')}>
      <Clock3 size={14} /> <span className="tabular">{t('window.closesIn', { left })}</span>
    </p>
  );
}
