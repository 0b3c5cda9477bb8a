import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type PopoverProps = {
  label: string;
  trigger: ReactNode;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: 'top' | 'bottom' | 'right';
  align?: 'start' | 'center' | 'end';
  className?: string;
};

/** Something small beside what opened it; Escape and a click elsewhere close it. */
export function Popover({ label, trigger, children, open, onOpenChange, ...place }: PopoverProps) {
  const { side = 'bottom', align = 'start', className } = place;
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={8}
          aria-label={label}
          className={classNames('rise z-50 rounded-lg bg-raised shadow-2 focus:outline-none', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
