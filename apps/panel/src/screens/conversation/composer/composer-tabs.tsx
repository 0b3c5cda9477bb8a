import { useT } from '../../../i18n/conversation/use-t.ts';
import { classNames } from '../../../ui/class-names.ts';
import { KEYS } from '../../shell/keys.ts';

export type ComposerMode = 'reply' | 'note';

/** To the customer, or to colleagues: told apart before the first letter. */
export function ComposerTabs({ mode, onMode }: { mode: ComposerMode; onMode: (mode: ComposerMode) => void }) {
  const t = useT();
  const tabs = [
    { id: 'reply', label: t('composer.reply'), keys: KEYS.reply },
    { id: 'note', label: t('note.label'), keys: KEYS.note },
  ] as const;
  return (
    <div role="group" aria-label={t('composer.mode')} className="flex gap-3 px-3 pt-1.5">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          aria-pressed={mode === tab.id}
          title={`${tab.label} (${tab.keys.toUpperCase()})`}
          onClick={() => onMode(tab.id)}
          className={classNames(
            'h-6 border-b-2 text-xs font-semibold transition-colors duration-[--fast]',
            mode === tab.id
              ? 'border-current'
              : 'border-transparent font-medium opacity-70 hover:opacity-100',
          )}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
