import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Keys } from './keys.tsx';

export type MenuItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  checked?: boolean;
  onSelect: () => void;
};

export function Menu({
  trigger,
  items,
  align = 'end',
}: {
  trigger: ReactNode;
  items: MenuItem[];
  align?: 'start' | 'end';
}) {
  return (
    // Not modal: what lies behind stays readable to a screen reader, and a menu closes by itself.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="rise z-50 max-h-[60vh] min-w-52 overflow-y-auto rounded-lg bg-raised p-1 shadow-2"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.id}
              onSelect={item.onSelect}
              className={classNames(
                'flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none select-none data-[highlighted]:bg-hover',
                item.danger ? 'text-bad' : 'text-ink',
              )}
            >
              {item.icon && <span className="text-ink-3">{item.icon}</span>}
              <span className="flex-1">{item.label}</span>
              {item.checked && <Check size={15} className="text-accent-text" />}
              {item.keys && <Keys keys={item.keys} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
