import type { Bot } from '@balcao/protocol';
import { useSearch } from '@tanstack/react-router';
import type { ApiError } from '../../../sync/client.ts';
import { useEndpoint } from '../../../sync/context.tsx';
import type { CallOutput } from '../../../sync/routes.ts';

export type ChosenBot = {
  bots: CallOutput<'listBots'>['items'];
  isListed: boolean;
  /** there is no other */
  isAlone: boolean;
  isChosen: boolean;
  read: { data: Bot | undefined; error: ApiError | null; refetch: () => unknown };
  /** what links to this bot's intents carry */
  search: { robo: string | undefined };
};

/** The bot the address names, or the only one there is. */
export function useChosenBot(): ChosenBot {
  const { robo } = useSearch({ strict: false });
  const list = useEndpoint('listBots', {});
  const bots = list.data?.items ?? [];
  const isAlone = bots.length === 1;
  const id = isAlone ? bots[0]?.id : bots.find((one) => one.id === robo)?.id;
  const bot = useEndpoint('getBot', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const { error, refetch } = list.data === undefined ? list : bot;
  return {
    bots,
    isListed: list.data !== undefined,
    isAlone,
    isChosen: id !== undefined,
    read: { data: bot.data, error, refetch },
    search: { robo: isAlone ? undefined : id },
  };
}
