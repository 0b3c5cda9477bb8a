import type { Calendar } from '@balcao/protocol';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { useNow } from '../../../ui/time.tsx';
import { openingWords } from './rules/opening-words.ts';

/** “Agora: aberto”, or “Agora: fechado, abre segunda às 8h”. */
export function OpenState({ calendar }: { calendar: Calendar }) {
  const words = useOpenWords(calendar);
  return (
    <span className="inline-flex items-center gap-1.5 text-sm">
      <span
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${calendar.open ? 'bg-good' : 'bg-ink-3'}`}
      />
      <span className={calendar.open ? 'font-medium text-good' : 'text-ink-2'}>{words}</span>
    </span>
  );
}

function useOpenWords(calendar: Calendar): string {
  const t = useT();
  const locale = useLocale();
  const now = useNow(60_000);
  if (calendar.open) return t('calendars.openNow');
  if (calendar.next_opening === null) return t('calendars.neverOpens');
  const { day, time } = openingWords(calendar.next_opening, now, locale, calendar.time_zone);
  const dayWords = day.kind === 'named' ? day.name : t(`calendars.${day.kind}`);
  return t('calendars.closedNow', { day: dayWords, time });
}
