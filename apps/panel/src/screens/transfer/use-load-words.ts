import type { Agent } from '@balcao/protocol';
import { useT } from '../../i18n/transfer/use-t.ts';

/** Open conversations by person; who is not in it has none. */
export type OpenByAgent = Readonly<Record<string, number>>;

type Person = Pick<Agent, 'id' | 'presence' | 'capacity'>;

/** Whether somebody is there, and how much they have; the latter once it is known. */
export function useLoadWords(open: OpenByAgent | undefined): (person: Person) => string {
  const t = useT();
  return ({ id, presence, capacity }) => {
    const there = t(`presence.${presence}`);
    if (open === undefined) return there;
    const has = open[id] ?? 0;
    const words =
      capacity > 0 ? t('transfer.load', { open: has, capacity }) : t('transfer.loadOver', { open: has });
    return `${there} · ${words}`;
  };
}
