import type { Presence } from '@balcao/protocol';
import { classNames } from './class-names.ts';

/** Told apart by shape as well as by colour: full, half, hollow. */
const SHAPES: Record<Presence, string> = {
  online: 'bg-good border-good',
  away: 'border-soon bg-[linear-gradient(90deg,var(--soon)_50%,transparent_50%)]',
  offline: 'border-ink-3',
};

export function PresenceMark({ presence, className }: { presence: Presence; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-block size-2.5 shrink-0 rounded-full border-2',
        SHAPES[presence],
        className,
      )}
    />
  );
}
