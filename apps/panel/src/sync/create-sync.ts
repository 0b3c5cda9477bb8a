import type { BalcaoEvent, Me } from '@balcao/protocol';
import { QueryClient } from '@tanstack/react-query';
import { ApiError, createClient } from './client.ts';
import { createInbox } from './inbox.ts';
import { takeEvents } from './inbox-state.ts';
import { everything } from './list-view.ts';
import { followEvents } from './socket.ts';
import { createStore } from './store.ts';

export type Session = { state: 'unknown' } | { state: 'out' } | { state: 'in'; me: Me };
export type Sync = ReturnType<typeof createSync>;

/** Builds all that talks to the server; made once in main.tsx. */
export function createSync() {
  const session = createStore<Session>({ state: 'unknown' });
  const me = () => {
    const held = session.get();
    return held.state === 'in' ? held.me : null;
  };
  const client = createClient({
    getCsrfToken: () => me()?.csrf_token ?? null,
    onUnauthenticated: () => session.set(() => ({ state: 'out' })),
  });
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => error instanceof ApiError && error.code === 'OFFLINE' && count < 2,
      },
    },
  });
  const inbox = createInbox(client);

  async function refreshCounts(): Promise<void> {
    const page = await client.call('listConversations', { query: { limit: 1 } }).catch(() => null);
    if (page) inbox.store.set((state) => ({ ...state, counts: page.counts }));
  }
  const countsSoon = debounce(() => void refreshCounts(), 1200);

  /** Reads the first list, then follows the log from there until `signal` aborts. */
  async function follow(signal: AbortSignal): Promise<void> {
    await inbox.loadList(everything);
    if (signal.aborted) return;
    followEvents({
      url: `${location.origin.replace(/^http/, 'ws')}/v1/realtime`,
      getSeq: () => inbox.store.get().snapshot.seq || null,
      signal,
      onLive() {
        inbox.store.set((state) => ({ ...state, connection: 'live' }));
        inbox.sendWaiting();
      },
      onLost: () => inbox.store.set((state) => ({ ...state, connection: 'lost' })),
      onEvents(events) {
        inbox.store.set((state) => takeEvents(state, events));
        countsSoon();
        if (events.some((event) => event.type === 'channel.updated')) {
          void queries.invalidateQueries({ queryKey: ['listChannels'] });
        }
        for (const id of conversationsOf(events)) {
          void queries.invalidateQueries({ queryKey: ['getBotSession', { params: { id } }] });
        }
      },
      onResync(seq) {
        const { threads } = inbox.startAnew(seq);
        void inbox.loadList(everything);
        for (const id of threads.slice(-3)) void inbox.openThread(id);
      },
    });
  }

  return {
    client,
    queries,
    inbox,
    session,
    follow,
    setMe: (next: Me) => session.set(() => ({ state: 'in', me: next })),
    async loadMe(): Promise<void> {
      try {
        const found = await client.call('getMe', {});
        session.set(() => ({ state: 'in', me: found }));
      } catch (error) {
        // A 401 has already set `out`; anything else is for the screen to show.
        if (!(error instanceof ApiError && error.code === 'UNAUTHENTICATED')) throw error;
      }
    },
    async signOut(): Promise<void> {
      await client.call('signOut', {}).catch(() => undefined);
      // Another person may sign in here: nothing of this one stays in memory.
      location.assign('/entrar');
    },
  };
}

function conversationsOf(events: readonly BalcaoEvent[]): Set<string> {
  return new Set(
    events.flatMap((event) => (event.type === 'message.created' ? event.message.conversation_id : [])),
  );
}

function debounce(run: () => void, delayMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  };
}
