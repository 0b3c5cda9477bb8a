import type { Bot } from '@balcao/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useAction } from '../../../sync/context.tsx';

/**
 * Publishes a definition made from a version of the bot. CONFLICT: somebody published another one meanwhile.
 * `refresh` lets the pages read the bot anew: apart, for what is edited may be gone by then.
 */
export function usePublishBot() {
  const queries = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useAction('publishBot');
  return {
    publish: (from: Bot, definition: Record<string, unknown>): Promise<Bot> =>
      // A bot that was never published has no version to compare with.
      mutateAsync({ params: { id: from.id }, body: { definition, from_version: from.version || undefined } }),
    refresh: () =>
      Promise.all(['listBots', 'getBot'].map((read) => queries.invalidateQueries({ queryKey: [read] }))),
    isPending,
    error,
    reset,
  };
}
