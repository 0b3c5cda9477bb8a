import { useMemo } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useInbox, useMe } from '../../../sync/context.tsx';
import { PresenceMark } from '../../../ui/presence-mark.tsx';
import { matchesWords } from '../../shell/match-words.ts';
import type { Person } from '../rules/mentions.ts';
import type { Suggest } from './text-field.tsx';

const MOST = 8;

/** Who may be called, and what `@` offers. */
export function useMentions(): { people: readonly Person[]; suggest: Suggest } {
  const t = useT();
  const me = useMe();
  const agents = useInbox((state) => state.snapshot.agents);
  return useMemo(() => {
    const people = Object.values(agents)
      .map((part) => part.value)
      .filter((agent) => agent.id !== me.user.id)
      .sort((a, b) => a.name.localeCompare(b.name));
    const suggest: Suggest = {
      mark: '@',
      label: t('note.people'),
      nothing: () => null,
      find: (query) =>
        people
          .filter((one) => matchesWords(one.name, query))
          .slice(0, MOST)
          .map((one) => ({ id: one.id, title: one.name, tail: <PresenceMark presence={one.presence} /> })),
      pieceOf: (chosen) => `@${people.find((one) => one.id === chosen.id)?.name ?? ''} `,
    };
    return { people, suggest };
  }, [agents, me.user.id, t]);
}
