import { ChevronDown } from 'lucide-react';
import { useT } from '../../i18n/use-t.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PresenceMark } from '../../ui/presence-mark.tsx';
import { useOwnPresence } from './use-presence-items.tsx';

/** On a phone the account's menu has these. */
export function PresenceSwitch({ items }: { items: MenuItem[] }) {
  const t = useT();
  const presence = useOwnPresence();
  const label = t('presence.label', { presence: t(`presence.${presence}`) });
  return (
    <Menu
      align="start"
      side="right"
      trigger={
        <button
          type="button"
          aria-label={label}
          title={label}
          className="my-1 flex h-7 items-center gap-0.5 rounded-full border border-line-strong pr-1 pl-2 text-ink-3 hover:bg-hover data-[state=open]:bg-selected max-md:hidden"
        >
          <PresenceMark presence={presence} />
          <ChevronDown size={13} />
        </button>
      }
      items={items}
    />
  );
}
