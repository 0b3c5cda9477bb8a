import type { Bot } from '@balcao/protocol';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import type { CallOutput } from '../../../sync/routes.ts';
import { type IntentNode, putNode } from './rules/bot-nodes.ts';
import { problemsOfChange } from './rules/problems.ts';
import { useDebounced } from './use-debounced.ts';

type Report = CallOutput<'checkBot'>;
const SETTLE_MS = 350;

/** What the compiler says of the bot with this node in it, a moment after it stands still; `run`: of it now. */
export function useCheckedDraft(bot: Bot, id: string, node: IntentNode) {
  const { client } = useSync();
  const queries = useQueryClient();
  const options = (written: string | null) =>
    queryOptions<Report, ApiError>({
      queryKey: ['checkBot', bot.id, bot.version, written === null ? null : id, written],
      queryFn: ({ signal }) => {
        const definition =
          written === null ? bot.definition : putNode(bot.definition, id, JSON.parse(written) as IntentNode); // written here
        return client.call('checkBot', { body: { definition } }, { signal });
      },
      // A definition is judged the same for ever.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    });
  const written = JSON.stringify(node);
  const [asked, setAsked] = useState<string | null>(null);
  const settled = useDebounced(written, SETTLE_MS);
  const report = useQuery({
    ...options(asked === written ? written : settled),
    placeholderData: (held) => held,
  });
  const before = useQuery(options(null));
  return {
    problems: problemsOfChange(report.data?.problems ?? [], before.data?.problems ?? [], id),
    run: async () => {
      const checked = await queries.fetchQuery(options(written));
      setAsked(written);
      return checked;
    },
  };
}
