import type { BalcaoEvent, Me } from '@balcao/protocol';
import { QueryClient } from '@tanstack/react-query';
import { createBegun } from './begun.ts';
import { ApiError, createClient } from './client.ts';
import { createDrafts } from './drafts.ts';
import { createInbox } from './inbox.ts';
import { takeEvents } from './inbox-state.ts';
import { everything } from './list-view.ts';
import { type NearbyState, takeNearby } from './nearby.ts';
import { type ClientMessage, followEvents, type Line } from './socket.ts';
import { createStore } from './store.ts';
import { uploadFile } from './upload.ts';
import { watchIdle } from './watch-idle.ts';

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
  const nearby = createStore<NearbyState>({});
  const drafts = createDrafts();
  const begun = createBegun({
    upload: (file, options) => uploadFile(file, { ...options, csrfToken: me()?.csrf_token ?? null }),
    words: {
      get: (id) => drafts.store.get()[id]?.reply ?? '',
      clear: (id) => drafts.set(id, { reply: '' }),
    },
    send: inbox.send,
  });
  const listeners = new Set<(events: readonly BalcaoEvent[]) => void>();
  const countsSoon = throttle(() => void inbox.refreshCounts(), 1200);
  const notificationsSoon = throttle(() => void inbox.loadNotifications(), 400);
  let line: Line = { say: () => undefined };

  /** Reads the first lists, then follows the log from there until `signal` aborts. */
  async function follow(signal: AbortSignal): Promise<void> {
    const userId = me()?.user.id ?? null;
    if (inbox.store.get().userId !== userId) begun.forget();
    inbox.store.set((state) => ({ ...state, userId }));
    if (userId !== null) drafts.open(userId);
    await inbox.loadList(everything);
    if (signal.aborted) return;
    line = followEvents({
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
        if (events.some((event) => event.type === 'notification.read' && event.user_id === userId)) {
          notificationsSoon();
        }
        refreshReads(queries, events);
        for (const listener of listeners) listener(events);
      },
      onResync(seq) {
        const { threads } = inbox.startAnew(seq);
        void inbox.loadList(everything);
        for (const id of threads.slice(-3)) void inbox.openThread(id);
        readTheRest();
      },
      onEphemeral: (message) => nearby.set((state) => takeNearby(state, message, userId, Date.now())),
    });
    readTheRest();
    if (me()?.user.role !== 'viewer') followIdle(signal);
  }

  /** What the first screen does not wait for: own conversations, colleagues, notifications. */
  function readTheRest(): void {
    void inbox.loadList({ ...everything, view: 'mine' });
    // Without them names lack a dot; the next event or reload brings it.
    inbox.loadAgents().catch(() => undefined);
    void inbox.loadNotifications();
  }

  function followIdle(signal: AbortSignal): void {
    let minutes: number | null = null;
    const read = { queryKey: ['getDeskSettings', {}], queryFn: () => client.call('getDeskSettings', {}) };
    queries.fetchQuery(read).then(
      (desk) => {
        minutes = desk.presence.auto_away_minutes;
      },
      () => undefined, // nobody goes away by themselves then
    );
    watchIdle({
      getMinutes: () => minutes,
      getPresence: () => inbox.store.get().snapshot.agents[me()?.user.id ?? '']?.value.presence ?? null,
      setPresence: (presence) => inbox.setPresence(presence, true),
      signal,
    });
  }

  return {
    client,
    queries,
    inbox,
    nearby,
    drafts,
    begun,
    session,
    follow,
    /** Tells what this person does, to whom it may concern now. */
    say: (message: ClientMessage) => line.say(message),
    /** Hears events as they come, after they were applied. */
    onEvents(listener: (events: readonly BalcaoEvent[]) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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
      drafts.forget();
      // Another person may sign in here: nothing of this one stays in memory.
      location.assign('/entrar');
    },
  };
}

/** Reads beside the log that an event makes stale. */
function refreshReads(queries: QueryClient, events: readonly BalcaoEvent[]): void {
  const stale = (queryKey: unknown[]) => void queries.invalidateQueries({ queryKey });
  if (events.some((event) => event.type === 'channel.updated')) stale(['listChannels']);
  const spoken = new Set<string>();
  const changed = new Set<string>();
  const rated = new Set<string>();
  for (const event of events) {
    if (event.type === 'message.created') {
      spoken.add(event.message.conversation_id);
      // A comment follows its score, with a line of its own.
      if (event.message.type === 'activity') rated.add(event.message.contact_id);
    }
    if (event.type === 'conversation.rated') rated.add(event.conversation.contact.id);
    if ('conversation' in event) changed.add(event.conversation.id);
  }
  for (const id of spoken) stale(['getBotSession', { params: { id } }]);
  for (const id of changed) stale(['getConversationSla', { params: { id } }]);
  for (const id of rated) stale(['listSurveyAnswers', { params: { id } }]);
}

/** At once, then at most once in `everyMs` while calls go on; the last one is never lost. */
function throttle(run: () => void, everyMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const go = () => {
    again = false;
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) go();
    }, everyMs);
  };
  return () => {
    if (timer === undefined) go();
    else again = true;
  };
}
