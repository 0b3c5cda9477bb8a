import { useNavigate } from '@tanstack/react-router';
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { useMe, useSync } from '../../sync/context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Menu } from '../../ui/menu.tsx';
import { getThemeChoice, setThemeChoice, type ThemeChoice } from '../../ui/theme.ts';

export function UserMenu() {
  const t = useT();
  const me = useMe();
  const sync = useSync();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(getThemeChoice);
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
          <Avatar name={me.user.name} size={32} />
          <span className="sr-only">{t('shell.account', { name: me.user.name })}</span>
        </button>
      }
      items={[
        {
          id: 'profile',
          label: t('shell.profile'),
          icon: <UserRound size={16} />,
          onSelect: () => void navigate({ to: '/ajustes/perfil' }),
        },
        {
          id: 'system',
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
          label: t('shell.signOut'),
          icon: <LogOut size={16} />,
          onSelect: () => void sync.signOut(),
        },
      ]}
    />
  );
}
