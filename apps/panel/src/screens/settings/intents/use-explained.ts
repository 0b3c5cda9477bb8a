import type { Bot, BotExplanation } from '@balcao/protocol';
import { useQuery } from '@tanstack/react-query';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import { useDebounced } from './use-debounced.ts';

const SETTLE_MS = 300;

/** What the bot hears in a text, a moment after both stand still. `draft`: a definition to try; null: the published one. */
export function useExplained(
  bot: Bot,
  text: string,
  draft: Record<string, unknown> | null,
  isReady: boolean,
) {
  const { client } = useSync();
  const asked = useDebounced(text.trim(), SETTLE_MS);
  const written = useDebounced(draft === null ? null : JSON.stringify(draft), SETTLE_MS);
  return useQuery<BotExplanation, ApiError>({
    queryKey: ['explainBot', bot.id, bot.version, asked, written],
    queryFn: ({ signal }) => {
      const tried = written === null ? {} : { definition: JSON.parse(written) as Record<string, unknown> }; // written above
      return client.call(
        'explainBot',
        { params: { id: bot.id }, body: { text: asked, ...tried } },
        { signal },
      );
    },
    enabled: isReady && asked !== '',
    placeholderData: (held) => held,
    gcTime: 60_000,
    retry: false,
  });
}
