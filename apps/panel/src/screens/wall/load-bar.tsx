import { useT } from '../../i18n/wall/use-t.ts';
import { classNames } from '../../ui/class-names.ts';

const MOST_SEGMENTS = 12;

/** One mark per place while they fit, else a plain bar; over capacity is shown, not hidden. */
export function LoadBar({ open, capacity }: { open: number; capacity: number }) {
  const t = useT();
  const places = Math.max(capacity, open);
  // Capacity 0 means that only people give conversations to this person: nothing to be over.
  const isOver = capacity > 0 && open > capacity;
  return (
    <span className="flex items-center gap-2.5" title={t('wall.loadText', { open, capacity })}>
      <span aria-hidden className="flex h-2.5 w-24 shrink-0 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {places <= MOST_SEGMENTS ? (
          Array.from({ length: places }, (_, place) => place).map((place) => (
            <span
              key={place}
              className={classNames(
                'flex-1',
                place >= open ? 'bg-line-strong' : isOver && place >= capacity ? 'bg-soon' : 'bg-accent',
              )}
            />
          ))
        ) : (
          <>
            <span className="bg-accent" style={{ flexGrow: Math.min(open, capacity) }} />
            <span
              className={isOver ? 'bg-soon' : 'bg-line-strong'}
              style={{ flexGrow: Math.abs(capacity - open) }}
            />
          </>
        )}
      </span>
      <span className="tabular text-sm whitespace-nowrap text-ink-2">
        {capacity === 0 ? `${open} · ${t('wall.manualOnly')}` : t('wall.loadOf', { open, capacity })}
      </span>
    </span>
  );
}
