import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ApiError } from '../../../sync/client.ts';
import { useSync } from '../../../sync/context.tsx';
import type { CallOutput } from '../../../sync/routes.ts';

type Page = CallOutput<'search'>;
export type FoundPerson = Page['contacts'][number];
export type FoundMessage = Page['messages'][number];
export type Found = { kind: 'person'; person: FoundPerson } | { kind: 'message'; message: FoundMessage };

const PAUSE_MS = 180;
const PAGE = 30;

/** Asks after a pause in the typing; what was found before stays until the answer comes. */
export function useSearchResults(words: string) {
  const { client } = useSync();
  const q = useSettled(words.trim());
  const read = useInfiniteQuery<Page, ApiError, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: ['search', q],
    queryFn: ({ signal, pageParam }) =>
      client.call('search', { query: { q, limit: PAGE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled: q.length >= 2,
    placeholderData: (held) => held,
  });
  const { data } = read;
  return useMemo(() => {
    const pages = data?.pages ?? [];
    return {
      state: read.isError ? ('failed' as const) : read.isSuccess ? ('ready' as const) : ('loading' as const),
      busy: read.isFetching,
      people: (pages[0]?.contacts ?? []).map((person) => ({ kind: 'person' as const, person })),
      messages: pages.flatMap((page) =>
        page.messages.map((message) => ({ kind: 'message' as const, message })),
      ),
      more: read.hasNextPage ? () => void read.fetchNextPage() : null,
      loadingMore: read.isFetchingNextPage,
      retry: () => void read.refetch(),
    };
  }, [data, read]);
}

function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
