import { useNavigate } from '@tanstack/react-router';
import { BookCheck, LogOut, Monitor, Moon, Settings, Sun, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useMe, useSync } from '../../sync/context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PresenceMark } from '../../ui/presence-mark.tsx';
import { getThemeChoice, setThemeChoice, type ThemeChoice } from '../../ui/theme.ts';
import { useIsNarrow } from '../../ui/use-narrow.ts';
import { useOwnPresence } from './use-presence-items.tsx';

type Props = { presence: MenuItem[] | null; supervises: boolean };

export function UserMenu({ presence, supervises }: Props) {
  const t = useT();
  const me = useMe();
  const sync = useSync();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(getThemeChoice);
  const own = useOwnPresence();
  const isNarrow = useIsNarrow();
  const choose = (choice: ThemeChoice) => {
    setThemeChoice(choice);
    setTheme(choice);
  };
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="grid place-items-center rounded-full max-md:my-auto max-md:px-4 md:mt-1"
        >
          <span className="relative">
            <Avatar name={me.user.name} size={32} />
            {presence && (
              <span className="absolute -right-0.5 -bottom-0.5 grid size-3.5 place-items-center rounded-full bg-sunken md:hidden">
                <PresenceMark presence={own} />
              </span>
            )}
          </span>
          <span className="sr-only">{t('shell.account', { name: me.user.name })}</span>
        </button>
      }
      items={[
        // The bar of a phone has no room for these.
        ...(isNarrow ? (presence ?? []) : []),
        ...(isNarrow && supervises
          ? [
              {
                id: 'ledger',
                label: t('shell.ledger'),
                icon: <BookCheck size={16} />,
                parted: true,
                onSelect: () => void navigate({ to: '/livro-razao' }),
              },
              {
                id: 'settings',
                label: t('shell.settings'),
                icon: <Settings size={16} />,
                onSelect: () => void navigate({ to: '/ajustes' }),
              },
            ]
          : []),
        {
          id: 'profile',
          parted: isNarrow,
          label: t('shell.profile'),
          icon: <UserRound size={16} />,
          onSelect: () => void navigate({ to: '/ajustes/perfil' }),
        },
        {
          id: 'system',
          parted: true,
          label: t('theme.system'),
          icon: <Monitor size={16} />,
          checked: theme === 'system',
          onSelect: () => choose('system'),
        },
        {
          id: 'light',
          label: t('theme.light'),
          icon: <Sun size={16} />,
          checked: theme === 'light',
          onSelect: () => choose('light'),
        },
        {
          id: 'dark',
          label: t('theme.dark'),
          icon: <Moon size={16} />,
          checked: theme === 'dark',
          onSelect: () => choose('dark'),
        },
        {
          id: 'out',
          parted: true,
          label: t('shell.signOut'),
          icon: <LogOut size={16} />,
          onSelect: () => void sync.signOut(),
        },
      ]}
    />
  );
}
