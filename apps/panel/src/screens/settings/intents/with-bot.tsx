import type { Bot } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { Bot as BotIcon, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { Loaded } from '../page.tsx';
import type { ChosenBot } from './use-chosen-bot.ts';

type Props = { chosen: ChosenBot; rows?: number; children: (bot: Bot) => ReactNode };

/** Waits for the bot; where there are several and the address names none, asks for one first. */
export function WithBot({ chosen, rows = 5, children }: Props) {
  const t = useT();
  if (chosen.isListed && !chosen.isChosen) {
    return chosen.bots.length === 0 ? (
      <div className="h-56 rounded-lg bg-surface shadow-1">
        <EmptyState icon={<BotIcon size={20} />} text={t('intents.noBot')} />
      </div>
    ) : (
      <Bots bots={chosen.bots} />
    );
  }
  return (
    <Loaded read={chosen.read} rows={rows}>
      {children}
    </Loaded>
  );
}

function Bots({ bots }: { bots: ChosenBot['bots'] }) {
  const t = useT();
  return (
    <section className="max-w-[760px]">
      <h2 className="pb-2 text-base font-semibold">{t('intents.whichBot')}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg bg-surface shadow-1">
        {bots.map((bot) => (
          <li key={bot.id} className="relative flex items-center gap-3 px-5 py-3.5 hover:bg-hover">
            <BotIcon size={18} className="shrink-0 text-ink-3" aria-hidden />
            <Link
              to="/ajustes/intencoes"
              search={{ robo: bot.id }}
              className="inset-focus min-w-0 flex-1 truncate text-base font-medium after:absolute after:inset-0"
            >
              {bot.name}
            </Link>
            <span className="shrink-0 text-sm text-ink-3">
              {t('intents.botVersion', { version: bot.version })}
            </span>
            <ChevronRight size={17} className="shrink-0 text-ink-3" aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  );
}
