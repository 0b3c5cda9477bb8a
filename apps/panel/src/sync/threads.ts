import { ApiError, type Client } from './client.ts';
import { type InboxState, takeContact, takeConversations, takeMessages } from './inbox-state.ts';
import type { Store } from './store.ts';

const PAGE = 40;
const LARGE_PAGE = 100;

/** Reads conversations with their messages, newest page first, then back in time. */
export function createThreads(client: Client, store: Store<InboxState>) {
  const setThread = (id: string, view: InboxState['threads'][string]) =>
    store.set((state) => ({ ...state, threads: { ...state.threads, [id]: view } }));

  async function openThread(conversationId: string, again = false): Promise<void> {
    const held = store.get().threads[conversationId];
    if (held && held.load !== 'failed' && !again) return;
    setThread(conversationId, { load: 'loading', cursor: null, loadingOlder: false });
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
      setThread(conversationId, { load: 'failed', cursor: null, loadingOlder: false });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  async function loadOlder(conversationId: string, limit = PAGE): Promise<void> {
    const held = store.get().threads[conversationId];
    if (held?.load !== 'ready' || held.cursor === null || held.loadingOlder) return;
    setThread(conversationId, { ...held, loadingOlder: true });
    try {
      const query = { limit, cursor: held.cursor };
      const page = await client.call('listMessages', { params: { id: conversationId }, query });
      store.set((state) => takeMessages(state, conversationId, page));
    } catch (error) {
      setThread(conversationId, { ...held, loadingOlder: false });
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Back in time until the message is held; false when it is not there, or the server did not answer. */
  async function loadUntil(conversationId: string, messageId: string, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const messages = store.get().snapshot.threads[conversationId]?.value ?? [];
      if (messages.some((message) => message.id === messageId)) return true;
      const before = store.get().threads[conversationId];
      if (before?.load !== 'ready' || before.cursor === null) return false;
      // Ids are UUIDv7: what is older than all that is held is further back, else it is nowhere.
      if (messages[0] !== undefined && messages[0].id < messageId) return false;
      // A page somebody's scrolling asked for is under way: it counts too.
      if (before.loadingOlder) await new Promise((resolve) => setTimeout(resolve, 60));
      else await loadOlder(conversationId, LARGE_PAGE);
      const after = store.get().threads[conversationId];
      if (!before.loadingOlder && after?.cursor === before.cursor) return false;
    }
    return false;
  }

  return { openThread, loadOlder, loadUntil };
}
