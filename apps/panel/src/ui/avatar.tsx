import { User } from 'lucide-react';
import { classNames } from './class-names.ts';

/** Initials on a quiet tint; the tint comes from the name, so a person keeps theirs. */
export function Avatar({ name, size = 36 }: { name: string | null; size?: number }) {
  const initials = initialsOf(name);
  return (
    <span
      aria-hidden
      className={classNames('inline-grid shrink-0 place-items-center rounded-full font-semibold select-none')}
      style={{
        width: size,
        height: size,
        fontSize: Math.max(12, Math.round(size * 0.36)),
        background: `oklch(var(--avatar-lightness) 0.035 ${hueOf(name ?? '')})`,
        color: `oklch(var(--avatar-ink-lightness) 0.06 ${hueOf(name ?? '')})`,
      }}
    >
      {initials === '' ? <User size={size * 0.5} /> : initials}
    </span>
  );
}

export function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

function hueOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}
