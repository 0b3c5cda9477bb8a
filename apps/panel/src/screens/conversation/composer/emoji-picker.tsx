import { type KeyboardEvent, useState } from 'react';
import { type ConversationKey, useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { matchesWords } from '../../shell/match-words.ts';
import { EMOJI_GROUPS } from './emoji-data.ts';
import { readRecentEmoji, rememberEmoji } from './emoji-recent.ts';

const COLUMNS = 8;
const ALL = EMOJI_GROUPS.flatMap((group) => [...group.emoji]);
const PLACE = { 'pt-BR': 0, en: 1, es: 2 } as const;

/** Arrow keys walk the grid, Enter picks, the search knows three languages. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  const [recent, setRecent] = useState(readRecentEmoji);
  const pick = (emoji: string) => {
    rememberEmoji(emoji);
    setRecent(readRecentEmoji());
    onPick(emoji);
  };
  const found = words === '' ? null : ALL.filter(([, names]) => matchesWords(names, words));
  const known = recent.flatMap((emoji) => ALL.filter(([one]) => one === emoji));
  return (
    <div className="flex h-80 w-[min(328px,calc(100vw-24px))] flex-col" onKeyDown={walk}>
      <div className="border-b border-line p-2">
        <input
          autoFocus
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found ?? [];
            if (event.key === 'Enter' && first) pick(first[0]);
          }}
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          className="field h-8"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {found !== null && <Grid emoji={found} onPick={pick} />}
        {found?.length === 0 && <p className="pt-6 text-center text-sm text-ink-3">{t('emoji.nothing')}</p>}
        {found === null && known.length > 0 && (
          <Group label={t('emoji.recent')} emoji={known} onPick={pick} />
        )}
        {found === null &&
          EMOJI_GROUPS.map((group) => (
            <Group
              key={group.id}
              label={t(`emoji.${group.id}` satisfies ConversationKey)}
              emoji={group.emoji}
              onPick={pick}
            />
          ))}
      </div>
    </div>
  );
}

type Emoji = readonly (readonly [string, string])[];
type GridProps = { emoji: Emoji; onPick: (emoji: string) => void };

function Group({ label, ...grid }: GridProps & { label: string }) {
  return (
    <section aria-label={label}>
      <h3 className="sticky top-0 bg-raised pt-2 pb-1 text-xs font-semibold text-ink-3">{label}</h3>
      <Grid {...grid} />
    </section>
  );
}

function Grid({ emoji, onPick }: GridProps) {
  const place = PLACE[useLocale()];
  return (
    <div className="grid auto-rows-[36px] grid-cols-8">
      {emoji.map(([one, names]) => {
        const name = names.split('|')[place] ?? names;
        return (
          <button
            key={one}
            type="button"
            data-emoji
            aria-label={name}
            title={name}
            onClick={() => onPick(one)}
            className="inset-focus grid place-items-center rounded-sm text-[21px] leading-none hover:bg-hover"
          >
            {one}
          </button>
        );
      })}
    </div>
  );
}

const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const inField = event.target instanceof HTMLInputElement;
  // In the search the arrows to the sides move its caret.
  if (inField && event.key !== 'ArrowDown') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-emoji]')];
  const at = all.indexOf(document.activeElement as HTMLElement); // -1 for anything else
  const next = inField ? all[0] : all[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
