import { useQuery } from '@tanstack/react-query';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import { intentsByWebhook } from './rules/intents-by-webhook.ts';

/** Intents of the published bots by the slug of their webhook; undefined until it is known. */
export function useIntents(): ReadonlyMap<string, readonly string[]> | undefined {
  const { client } = useSync();
  const read = useQuery<Map<string, string[]>, ApiError>({
    queryKey: ['listBots', 'intents'],
    async queryFn({ signal }) {
      const { items } = await client.call('listBots', {}, { signal });
      const bots = await Promise.all(
        items.map(({ id }) => client.call('getBot', { params: { id } }, { signal })),
      );
      const all = new Map<string, string[]>();
      for (const bot of bots)
        for (const [slug, names] of intentsByWebhook(bot.definition))
          all.set(slug, [...new Set([...(all.get(slug) ?? []), ...names])]);
      return all;
    },
  });
  return read.data;
}
