import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';

type Look = 'primary' | 'secondary' | 'ghost' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'bg-surface text-ink border border-line-strong hover:bg-hover',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'bg-surface text-bad border border-line-strong hover:bg-bad-wash hover:border-bad',
};

type ButtonProps = ComponentProps<'button'> & { look?: Look; size?: 'sm' | 'md'; busy?: boolean };

export function Button({ look = 'secondary', size = 'md', busy = false, ...props }: ButtonProps) {
  const { className, children, disabled, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-sm font-medium whitespace-nowrap transition-colors duration-[--fast] disabled:opacity-55',
        size === 'sm' ? 'h-7 px-2.5 text-sm' : 'h-9 px-3.5 text-base',
        LOOKS[look],
        className,
      )}
    >
      {busy && <LoaderCircle size={15} className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}

type IconButtonProps = ComponentProps<'button'> & { label: string; keys?: string; active?: boolean };

/** A button with only a drawing: its label is spoken, and shown with its key on hover. */
export function IconButton({ label, keys, active = false, className, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        {...props}
        className={classNames(
          'inline-grid size-8 shrink-0 place-items-center rounded-sm text-ink-2 transition-colors duration-[--fast] hover:bg-hover hover:text-ink disabled:opacity-45',
          active && 'bg-selected text-accent-text',
          className,
        )}
      />
    </Tooltip>
  );
}

export function LinkButton({
  children,
  className,
  ...props
}: ComponentProps<'button'> & { children: ReactNode }) {
  return (
    <button
      type="button"
      {...props}
      className={classNames(
        'rounded-sm font-medium text-accent-text underline-offset-2 hover:underline',
        className,
      )}
    >
      {children}
    </button>
  );
}
