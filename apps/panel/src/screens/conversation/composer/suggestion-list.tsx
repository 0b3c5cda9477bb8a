import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../../../ui/class-names.ts';

export type Suggestion = { id: string; title: ReactNode; detail?: string; tail?: ReactNode };

type Props = {
  label: string;
  items: readonly Suggestion[];
  nothing: string | null;
  at: number;
  onPoint: (at: number) => void;
  onPick: (suggestion: Suggestion) => void;
};

/** Above the field; the keys stay in it. */
export function SuggestionList({ label, items, nothing, at, onPoint, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="rise absolute inset-x-0 bottom-full z-20 mb-2 overflow-hidden rounded-lg bg-raised shadow-2">
      <div
        ref={list}
        id="suggestions"
        role="listbox"
        aria-label={label}
        className="max-h-72 overflow-y-auto p-1.5"
      >
        {items.map((item, index) => (
          <div
            key={item.id}
            id={`suggestion-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseMove={() => onPoint(index)}
            // Before the field loses the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              onPick(item);
            }}
            className={classNames(
              'flex cursor-pointer items-baseline gap-3 rounded-sm px-3 py-1.5 text-sm',
              index === at && 'bg-selected',
            )}
          >
            <span className="max-w-[45%] shrink-0 truncate font-medium">{item.title}</span>
            <span className="min-w-0 flex-1 truncate text-ink-3">{item.detail}</span>
            {item.tail}
          </div>
        ))}
      </div>
      {items.length === 0 && nothing !== null && <p className="px-4 pb-3 text-sm text-ink-2">{nothing}</p>}
    </div>
  );
}
