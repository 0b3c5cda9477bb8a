import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

type SectionProps = { title: string; folded?: boolean; children: ReactNode };

/** Folds at its title. */
export function Section({ title, folded = false, children }: SectionProps) {
  return (
    <details open={!folded} className="group/section border-t border-line">
      <summary className="inset-focus flex cursor-pointer list-none items-center px-4 pt-3.5 pb-2.5 text-ink-3 hover:text-ink">
        <h3 className="flex-1 text-xs font-semibold">{title}</h3>
        <ChevronDown
          size={14}
          className="-rotate-90 transition-transform duration-[--fast] group-open/section:rotate-0"
        />
      </summary>
      <div className="px-4 pb-4">{children}</div>
    </details>
  );
}
