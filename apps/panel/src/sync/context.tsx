import type { Me } from '@balcao/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ApiError } from './client.ts';
import type { Sync } from './create-sync.ts';
import type { InboxState } from './inbox-state.ts';
import type { CallInput, CallOutput, EndpointName } from './routes.ts';
import { useStore } from './store.ts';

export const SyncContext = createContext<Sync | null>(null);

export function useSync(): Sync {
  const sync = useContext(SyncContext);
  if (sync === null) throw new Error('useSync outside SyncContext');
  return sync;
}

export function useSession() {
  return useStore(useSync().session, (session) => session);
}

/** Only below the signed-in part of the tree. */
export function useMe(): Me {
  const session = useSession();
  if (session.state !== 'in') throw new Error('useMe while signed out');
  return session.me;
}

export function useInbox<R>(select: (state: InboxState) => R): R {
  return useStore(useSync().inbox.store, select);
}

/** Reads an endpoint and keeps it fresh. `staleMs`: until when what is held is not read again. */
export function useEndpoint<K extends EndpointName>(
  name: K,
  input: CallInput<K>,
  options: { enabled?: boolean; staleMs?: number } = {},
) {
  const { client } = useSync();
  return useQuery<CallOutput<K>, ApiError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => client.call(name, input, { signal }),
    enabled: options.enabled ?? true,
    staleTime: options.staleMs,
  });
}

/** Calls an endpoint on demand; `refreshes` names the reads it makes stale. */
export function useAction<K extends EndpointName>(name: K, refreshes: readonly EndpointName[] = []) {
  const { client } = useSync();
  const queries = useQueryClient();
  return useMutation<CallOutput<K>, ApiError, CallInput<K>>({
    mutationFn: (input) => client.call(name, input),
    onSuccess: () => Promise.all(refreshes.map((read) => queries.invalidateQueries({ queryKey: [read] }))),
  });
}

const RANK = { viewer: 0, agent: 1, supervisor: 2, admin: 3, owner: 4 } as const;

/** Whether the person's role allows it; the server decides anyway. */
export function useCan(role: keyof typeof RANK): boolean {
  return RANK[useMe().user.role] >= RANK[role];
}
