import { ApiError, type Client } from './client.ts';
import {
  emptyInbox,
  type InboxState,
  takeAnswer,
  takeContact,
  takeConversations,
  takeMessages,
  takeSent,
  withoutOutgoing,
} from './inbox-state.ts';
import { activityOf, type Filter, type ListView, viewKey } from './list-view.ts';
import type { NewOutgoing, Outgoing } from './outgoing.ts';
import { createStore, type Store } from './store.ts';

const PAGE = 40;
const RETRY_MS = 5000;

export type Inbox = ReturnType<typeof createInbox>;

/** Everything the inbox does with the server; screens call these and read `store`. */
export function createInbox(client: Client) {
  const store: Store<InboxState> = createStore(emptyInbox);
  /** one at a time per conversation, so that lines arrive in the order they were written */
  const lines = new Map<string, Promise<void>>();

  const setView = (key: string, view: ListView) =>
    store.set((state) => ({ ...state, views: { ...state.views, [key]: view } }));

  async function readList(filter: Filter, cursor: string | null): Promise<void> {
    const key = viewKey(filter);
    const held = store.get().views[key];
    if (cursor !== null && held) setView(key, { ...held, loadingMore: true });
    else if (held?.load !== 'ready') setView(key, { ...blankView, load: 'loading' });
    try {
      const page = await client.call('listConversations', {
        query: {
          status: filter.status,
          owner: filter.owner,
          channel_id: filter.channelId ?? undefined,
          q: filter.q.trim() || undefined,
          limit: PAGE,
          cursor: cursor ?? undefined,
        },
      });
      const last = page.items.at(-1);
      const before = cursor === null ? [] : (held?.ids ?? []);
      const view: ListView = {
        load: 'ready',
        loadingMore: false,
        cursor: page.next_cursor,
        frontier: last ? activityOf(last) : (held?.frontier ?? null),
        ids: filter.q.trim() === '' ? null : [...before, ...page.items.map((row) => row.id)],
      };
      store.set((state) => {
        const taken = takeConversations(state, page.seq, page.items);
        const snapshot = startAt(taken, page.seq);
        return { ...taken, snapshot, counts: page.counts, views: { ...state.views, [key]: view } };
      });
    } catch (error) {
      const now = store.get().views[key] ?? blankView;
      setView(key, { ...now, loadingMore: false, load: now.load === 'ready' ? 'ready' : 'failed' });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  async function openThread(conversationId: string, again = false): Promise<void> {
    const held = store.get().threads[conversationId];
    if (held && held.load !== 'failed' && !again) return;
    setThread(store, conversationId, { load: 'loading', cursor: null, loadingOlder: false });
    try {
      const [one, page] = await Promise.all([
        client.call('getConversation', { params: { id: conversationId } }),
        client.call('listMessages', { params: { id: conversationId }, query: { limit: PAGE } }),
      ]);
      store.set((state) => {
        const known = takeConversations(state, one.seq, [one.conversation]);
        return takeMessages(takeContact(known, one.seq, one.contact), conversationId, page);
      });
    } catch (error) {
      setThread(store, conversationId, { load: 'failed', cursor: null, loadingOlder: false });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  async function loadOlder(conversationId: string): Promise<void> {
    const held = store.get().threads[conversationId];
    if (held?.load !== 'ready' || held.cursor === null || held.loadingOlder) return;
    setThread(store, conversationId, { ...held, loadingOlder: true });
    try {
      const query = { limit: PAGE, cursor: held.cursor };
      const page = await client.call('listMessages', { params: { id: conversationId }, query });
      store.set((state) => takeMessages(state, conversationId, page));
    } catch (error) {
      setThread(store, conversationId, { ...held, loadingOlder: false });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  async function deliver(item: Outgoing): Promise<void> {
    const { conversationId, clientKey } = item;
    setOutgoing(store, { ...item, state: 'sending' });
    try {
      const message = await client.call('replyToConversation', {
        params: { id: conversationId },
        body: {
          content: item.content,
          client_key: clientKey,
          attachment_id: item.attachmentId ?? undefined,
          reply_to_message_id: item.replyToMessageId ?? undefined,
        },
      });
      store.set((state) => takeSent(state, message));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const waits = error.code === 'OFFLINE' || error.code === 'UNAVAILABLE';
      setOutgoing(store, waits ? { ...item, state: 'waiting' } : { ...item, state: 'refused', error });
      if (waits) retryLater();
    }
  }

  /** After the connection is back; also every few seconds, for a loss the socket never noticed. */
  function sendWaiting(): void {
    for (const item of Object.values(store.get().outgoing).flat()) {
      if (item.state === 'waiting') enqueue({ ...item, state: 'sending' });
    }
  }
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  function retryLater(): void {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(sendWaiting, RETRY_MS);
  }

  function enqueue(item: Outgoing): void {
    setOutgoing(store, item);
    const before = lines.get(item.conversationId) ?? Promise.resolve();
    lines.set(
      item.conversationId,
      before.then(() => deliver(item)),
    );
  }

  async function act(
    name: 'takeConversation' | 'closeConversation' | 'readConversation',
    conversationId: string,
  ): Promise<void> {
    const conversation = await client.call(name, { params: { id: conversationId } });
    store.set((state) => takeAnswer(state, conversation));
  }

  return {
    store,
    loadList: (filter: Filter) => readList(filter, null),
    loadMore(filter: Filter): void {
      const view = store.get().views[viewKey(filter)];
      if (view?.load === 'ready' && view.cursor !== null && !view.loadingMore) {
        void readList(filter, view.cursor);
      }
    },
    openThread,
    loadOlder,
    send(draft: NewOutgoing): void {
      enqueue({ ...draft, state: 'sending', clientKey: crypto.randomUUID(), at: new Date().toISOString() });
    },
    /** The same key again: if the first try did arrive, the server answers with that message. */
    retry: (item: Outgoing) => enqueue({ ...item, state: 'sending' }),
    discard: (item: Outgoing) =>
      store.set((state) => ({
        ...state,
        outgoing: withoutOutgoing(state.outgoing, item.conversationId, item.clientKey),
      })),
    sendWaiting,
    take: (id: string) => act('takeConversation', id),
    close: (id: string) => act('closeConversation', id),
    markRead: (id: string) => act('readConversation', id),
    async release(id: string, to: 'bot' | 'queue'): Promise<void> {
      const conversation = await client.call('releaseConversation', { params: { id }, body: { to } });
      store.set((state) => takeAnswer(state, conversation));
    },
    async resend(messageId: string): Promise<void> {
      const body = { client_key: crypto.randomUUID() };
      const message = await client.call('resendMessage', { params: { id: messageId }, body });
      store.set((state) => takeSent(state, message));
    },
    /** The log is gone past what this panel holds: what is shown is read anew. */
    startAnew(seq: number): { threads: string[] } {
      const threads = Object.keys(store.get().threads);
      store.set((state) => ({
        ...emptyInbox,
        snapshot: { ...emptyInbox.snapshot, seq },
        outgoing: state.outgoing,
        connection: state.connection,
      }));
      return { threads };
    },
  };
}

const blankView: ListView = { load: 'loading', loadingMore: false, cursor: null, frontier: null, ids: null };

/** The first list read says where the log is to be followed from. */
function startAt(state: InboxState, seq: number): InboxState['snapshot'] {
  return state.snapshot.seq === 0 ? { ...state.snapshot, seq } : state.snapshot;
}

function setThread(store: Store<InboxState>, id: string, view: InboxState['threads'][string]): void {
  store.set((state) => ({ ...state, threads: { ...state.threads, [id]: view } }));
}

function setOutgoing(store: Store<InboxState>, item: Outgoing): void {
  store.set((state) => {
    const held = state.outgoing[item.conversationId] ?? [];
    const known = held.some((other) => other.clientKey === item.clientKey);
    const next = known
      ? held.map((other) => (other.clientKey === item.clientKey ? item : other))
      : [...held, item];
    return { ...state, outgoing: { ...state.outgoing, [item.conversationId]: next } };
  });
}
