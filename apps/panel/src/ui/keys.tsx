import { classNames } from './class-names.ts';

/** `g i` → two key caps. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function Keys({ keys, inverse = false }: { keys: string; inverse?: boolean }) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className={classNames(
            'inline-grid h-[18px] min-w-[18px] place-items-center rounded-[4px] px-1 font-sans text-xs leading-none',
            inverse ? 'bg-paper/20 text-paper' : 'border border-line bg-sunken text-ink-2',
          )}
        >
          {labelOf(key)}
        </kbd>
      ))}
    </span>
  );
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

function labelOf(key: string): string {
  if (key.startsWith('mod+')) return `${isMac() ? '⌘' : 'Ctrl '}${key.slice(4).toUpperCase()}`;
  if (key === 'Enter') return '↵';
  if (key === 'Escape') return 'Esc';
  return key.length === 1 && key !== key.toLowerCase() ? `⇧${key}` : key.toUpperCase();
}
