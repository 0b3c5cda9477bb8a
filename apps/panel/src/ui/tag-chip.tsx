import type { Tag } from '@balcao/protocol';
import type { ReactNode } from 'react';

const HUES: Record<Tag['color'], number> = {
  neutral: 75,
  amber: 75,
  green: 155,
  blue: 245,
  purple: 305,
  red: 25,
};

/** A tag in its own quiet colour; `children` stand behind the name. */
export function TagChip({
  name,
  color,
  children,
}: {
  name: string;
  color: Tag['color'];
  children?: ReactNode;
}) {
  const strength = color === 'neutral' ? 0.15 : 1;
  return (
    <span
      className="inline-flex h-6 max-w-full items-center gap-1 rounded-full px-2.5 text-xs font-medium"
      style={{
        background: `oklch(var(--avatar-lightness) ${0.055 * strength} ${HUES[color]})`,
        color: `oklch(var(--avatar-ink-lightness) ${0.085 * strength} ${HUES[color]})`,
      }}
    >
      <span className="truncate">{name}</span>
      {children}
    </span>
  );
}

/** The colour alone, to choose from. */
export function TagDot({ color }: { color: Tag['color'] }) {
  const strength = color === 'neutral' ? 0.15 : 1;
  return (
    <span
      aria-hidden
      className="inline-block size-3 shrink-0 rounded-full"
      style={{ background: `oklch(0.66 ${0.13 * strength} ${HUES[color]})` }}
    />
  );
}
