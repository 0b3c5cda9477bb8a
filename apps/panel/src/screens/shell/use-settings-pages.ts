import { roleAllows } from '@balcao/protocol/permissions';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '../../i18n/settings/use-t.ts';
import { useMe } from '../../sync/context.tsx';
import { NAV } from '../settings/settings-nav.ts';

export type SettingsPage = { id: string; label: string; run: () => void };

/** The pages of the settings this person may open; stands inside `SettingsLanguage`. */
export function useSettingsPages(): readonly SettingsPage[] {
  const t = useT();
  const navigate = useNavigate();
  const { role } = useMe().user;
  return useMemo(
    () =>
      NAV.flatMap((group) => group.links)
        .filter((link) => roleAllows(role, link.role))
        .map(({ to, label }) => ({
          id: `settings-${label.replace('settings.', '')}`,
          label: t(label),
          run: () => void navigate({ to }),
        })),
    [t, navigate, role],
  );
}
