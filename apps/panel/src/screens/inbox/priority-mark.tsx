import type { PriorityName } from '@balcao/protocol';
import { ChevronsDown, ChevronsUp } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';

/** Only what departs from the ordinary is marked. */
export function PriorityMark({ priority }: { priority: PriorityName }) {
  const t = useT();
  if (priority === 'media') return null;
  const label = t(`priority.${priority}`);
  const Icon = priority === 'alta' ? ChevronsUp : ChevronsDown;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={priority === 'alta' ? 'shrink-0 text-accent-text' : 'shrink-0 text-ink-3'}
    >
      <Icon size={15} strokeWidth={2.4} />
    </span>
  );
}
