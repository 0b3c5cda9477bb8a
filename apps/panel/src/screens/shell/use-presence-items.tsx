import type { Presence } from '@balcao/protocol';
import { useCallback, useMemo } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { ApiError } from '../../sync/client.ts';
import { useCan, useInbox, useMe, useSync } from '../../sync/context.tsx';
import type { MenuItem } from '../../ui/menu.tsx';
import { PresenceMark } from '../../ui/presence-mark.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';
import { type Command, useCommands } from './commands.tsx';
import { KEYS } from './keys.ts';

const PRESENCES = ['online', 'away', 'offline'] as const satisfies readonly Presence[];

export function useOwnPresence(): Presence {
  const userId = useMe().user.id;
  return useInbox((state) => state.snapshot.agents[userId]?.value.presence) ?? 'offline';
}

/** null for whoever may not answer. */
export function usePresenceItems(): MenuItem[] | null {
  const t = useT();
  const { inbox } = useSync();
  const errorText = useErrorText();
  const mayAnswer = useCan('agent');
  const held = useOwnPresence();
  const choose = useCallback(
    (presence: Presence) => {
      inbox.setPresence(presence).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        showToast('bad', errorText(error));
      });
    },
    [inbox, errorText],
  );
  const commands = useMemo<Command[]>(
    () =>
      mayAnswer
        ? PRESENCES.map((presence) => ({
            id: `presence-${presence}`,
            group: 'view',
            label: t(`keys.${presence}`),
            keys: KEYS[presence],
            run: () => choose(presence),
          }))
        : [],
    [t, choose, mayAnswer],
  );
  useCommands(commands);
  if (!mayAnswer) return null;
  return PRESENCES.map((presence) => ({
    id: presence,
    label: t(`presence.${presence}`),
    hint: t(`presence.${presence}Hint`),
    keys: KEYS[presence],
    icon: <PresenceMark presence={presence} />,
    checked: held === presence,
    onSelect: () => choose(presence),
  }));
}
