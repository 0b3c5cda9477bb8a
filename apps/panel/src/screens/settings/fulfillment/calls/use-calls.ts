import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiError } from '../../../../sync/client.ts';
import { useSync } from '../../../../sync/context.tsx';
import type { CallInput, CallOutput } from '../../../../sync/routes.ts';

export type CallFilter = Omit<CallInput<'listFulfillmentCalls'>['query'], 'cursor' | 'limit'>;

const PAGE = 30;
const EVERY_MS = 5000;

/**
 * The calls of a filter, newest first, read again while the page is in sight. All loaded pages are read one after the
 * other, each from the end of the one before, so none falls between two; the more there are, the rarer that happens.
 */
export function useCalls(filter: CallFilter) {
  const { client } = useSync();
  const read = useInfiniteQuery<CallOutput<'listFulfillmentCalls'>, ApiError>({
    queryKey: ['listFulfillmentCalls', 'pages', filter],
    queryFn: ({ pageParam, signal }) => {
      const cursor = typeof pageParam === 'string' ? pageParam : undefined;
      return client.call('listFulfillmentCalls', { query: { ...filter, cursor, limit: PAGE } }, { signal });
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
    refetchInterval: ({ state }) => EVERY_MS * (state.data?.pages.length ?? 1),
  });
  return { read, calls: read.data?.pages.flatMap(({ items }) => items) };
}
