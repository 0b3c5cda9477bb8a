import type { PriorityName } from '@balcao/protocol';
import { ChevronsDown, ChevronsUp, Equal } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { PriorityMark } from '../../inbox/priority-mark.tsx';

const DRAWINGS = { alta: ChevronsUp, media: Equal, baixa: ChevronsDown } as const;
const PRIORITIES = ['alta', 'media', 'baixa'] as const;

type Props = {
  priority: PriorityName;
  /** null: only to be seen */
  onChange: ((priority: PriorityName) => void) | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function PriorityMenu({ priority, onChange, open, onOpenChange }: Props) {
  const t = useT();
  if (onChange === null) return <PriorityMark priority={priority} />;
  const Drawing = DRAWINGS[priority];
  const label = t('conversation.priority', { priority: t(`priority.${priority}`) });
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-label={label}
          title={`${t('keys.priority')} (!)`}
          className={`grid size-6 shrink-0 place-items-center rounded-sm hover:bg-hover ${priority === 'alta' ? 'text-accent-text' : 'text-ink-3'}`}
        >
          <Drawing size={15} strokeWidth={2.2} />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="rise z-50 min-w-44 rounded-lg bg-raised p-1 shadow-2"
        >
          <DropdownMenu.RadioGroup
            value={priority}
            onValueChange={(next) => {
              const chosen = PRIORITIES.find((one) => one === next);
              if (chosen && chosen !== priority) onChange(chosen);
            }}
          >
            {PRIORITIES.map((one) => {
              const Icon = DRAWINGS[one];
              return (
                <DropdownMenu.RadioItem
                  key={one}
                  value={one}
                  className="flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-sm outline-none select-none data-[highlighted]:bg-hover data-[state=checked]:font-semibold"
                >
                  <Icon size={15} className="text-ink-3" /> {t(`priority.${one}`)}
                </DropdownMenu.RadioItem>
              );
            })}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
