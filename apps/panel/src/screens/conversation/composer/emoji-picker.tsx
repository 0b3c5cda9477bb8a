import { useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { matchesWords } from '../../shell/match-words.ts';
import { EMOJI } from './emoji-data.ts';

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  const found = words === '' ? EMOJI : EMOJI.filter(([, names]) => matchesWords(names, words));
  return (
    <div className="flex h-72 w-80 flex-col">
      <div className="border-b border-line p-2">
        <input
          value={words}
          onChange={(event) => setWords(event.target.value)}
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
          className="field h-8"
        />
      </div>
      <div className="grid min-h-0 flex-1 auto-rows-[36px] grid-cols-8 overflow-y-auto p-2">
        {found.map(([emoji, names]) => (
          <button
            key={emoji}
            type="button"
            aria-label={names.split(' ')[0]}
            title={names.split(' ')[0]}
            onClick={() => onPick(emoji)}
            className="inset-focus grid place-items-center rounded-sm text-[21px] leading-none hover:bg-hover"
          >
            {emoji}
          </button>
        ))}
        {found.length === 0 && (
          <p className="col-span-8 pt-6 text-center text-sm text-ink-3">{t('emoji.nothing')}</p>
        )}
      </div>
    </div>
  );
}
