import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode };

/** The whole line can be pressed. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  const id = useId();
  return (
    <div className={classNames('flex items-start gap-2.5', className)}>
      <input id={id} type="checkbox" {...props} className="mt-[3px] size-4 shrink-0" />
      <label htmlFor={id} className="min-w-0 flex-1 text-sm">
        {label}
        {hint && <span className="block text-ink-3">{hint}</span>}
      </label>
    </div>
  );
}
