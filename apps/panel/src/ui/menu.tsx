import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Keys } from './keys.tsx';

export type MenuItem = {
  id: string;
  label: string;
  /** a second, quieter line */
  hint?: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  checked?: boolean;
  /** a line above it */
  parted?: boolean;
  onSelect: () => void;
};

export function Menu({
  trigger,
  items,
  align = 'end',
  side = 'bottom',
}: {
  trigger: ReactNode;
  items: MenuItem[];
  align?: 'start' | 'end';
  side?: 'bottom' | 'right';
}) {
  return (
    // Not modal: what lies behind stays readable to a screen reader, and a menu closes by itself.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="rise z-50 max-h-[60vh] min-w-52 overflow-y-auto rounded-lg bg-raised p-1 shadow-2"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.id}
              onSelect={item.onSelect}
              className={classNames(
                'flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 py-1 text-sm outline-none select-none data-[highlighted]:bg-hover',
                item.danger ? 'text-bad' : 'text-ink',
                item.parted &&
                  'relative mt-2.5 before:absolute before:inset-x-0 before:-top-1.5 before:h-px before:bg-line',
              )}
            >
              {item.icon && <span className="text-ink-3">{item.icon}</span>}
              <span className="min-w-0 flex-1">
                <span className="block truncate">{item.label}</span>
                {item.hint && <span className="block text-xs text-ink-3">{item.hint}</span>}
              </span>
              {item.checked && <Check size={15} className="text-accent-text" />}
              {item.keys && (
                <span className="max-md:hidden [@media(hover:none)]:hidden">
                  <Keys keys={item.keys} />
                </span>
              )}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
