import { classNames } from '../../ui/class-names.ts';
import type { SlaLook } from './rules/sla-look.ts';

const TONES = {
  running: 'text-ink-3',
  paused: 'text-line-strong',
  alert: 'text-soon-mark',
  breached: 'text-bad',
} as const;

/** `label` empty: the words stand beside it */
type Props = { look: SlaLook; label: string; size: number; width?: number; className?: string };

/** A ring that empties clockwise; late, it is whole and red. */
export function SlaRing({ look, label, size, width = 2.5, className }: Props) {
  const radius = (size - width) / 2;
  const round = 2 * Math.PI * radius;
  const shown = look.tone === 'breached' ? 1 : Math.max(0.03, look.left);
  return (
    <svg
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      className={classNames('shrink-0 -rotate-90', TONES[look.tone], className)}
    >
      {label !== '' && <title>{label}</title>}
      <circle
        cx={size / 2}
        cy={size / 2}
        r={radius}
        fill="none"
        strokeWidth={width}
        className="stroke-line"
      />
      <circle
        cx={size / 2}
        cy={size / 2}
        r={radius}
        fill="none"
        stroke="currentColor"
        strokeWidth={width}
        strokeLinecap="round"
        strokeDasharray={look.tone === 'paused' ? '2 4' : `${round * shown} ${round}`}
      />
    </svg>
  );
}
