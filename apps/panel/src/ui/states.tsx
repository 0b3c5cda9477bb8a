import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('shimmer block rounded-sm bg-sunken', className)} />;
}

/** One sentence, and the action that fills the place. */
export function EmptyState({ icon, text, action }: { icon: ReactNode; text: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-sunken text-ink-3">{icon}</span>
      <p className="max-w-72 text-base text-balance text-ink-2">{text}</p>
      {action}
    </div>
  );
}

export function ErrorState({ text, retry, onRetry }: { text: string; retry: string; onRetry: () => void }) {
  return (
    <div role="alert" className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-bad-wash text-bad">
        <CircleAlert size={20} />
      </span>
      <p className="max-w-80 text-base text-balance text-ink-2">{text}</p>
      <Button size="sm" onClick={onRetry}>
        {retry}
      </Button>
    </div>
  );
}

const TONES = {
  info: 'bg-sunken text-ink-2',
  soon: 'bg-soon-wash text-ink',
  bad: 'bg-bad-wash text-ink',
  good: 'bg-good-wash text-ink',
} as const;

export function Notice({
  tone = 'info',
  icon,
  children,
}: {
  tone?: keyof typeof TONES;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classNames('flex items-start gap-2.5 rounded-sm px-3 py-2.5 text-sm', TONES[tone])}>
      {icon && <span className="mt-0.5 shrink-0">{icon}</span>}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

const BADGES = {
  quiet: 'bg-sunken text-ink-2',
  accent: 'bg-accent-wash text-accent-text',
  good: 'bg-good-wash text-good',
  soon: 'bg-soon-wash text-soon',
  bad: 'bg-bad-wash text-bad',
} as const;

export function Badge({ tone = 'quiet', children }: { tone?: keyof typeof BADGES; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        BADGES[tone],
      )}
    >
      {children}
    </span>
  );
}
