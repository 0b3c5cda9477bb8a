import type { Client } from './client.ts';
import { createConversationActs } from './conversation-acts.ts';
import { emptyInbox, type InboxState } from './inbox-state.ts';
import { createLists } from './lists.ts';
import { createNotifications } from './notifications.ts';
import { createPresence } from './presence.ts';
import { createSending } from './sending.ts';
import { createStore, type Store } from './store.ts';
import { createThreads } from './threads.ts';

export type Inbox = ReturnType<typeof createInbox>;

/** Everything the inbox does with the server; screens call these and read `store`. */
export function createInbox(client: Client) {
  const store: Store<InboxState> = createStore(emptyInbox);
  return {
    store,
    ...createLists(client, store),
    ...createThreads(client, store),
    ...createSending(client, store),
    ...createConversationActs(client, store),
    ...createPresence(client, store),
    ...createNotifications(client, store),
    /** The log is gone past what this panel holds: what is shown is read anew. */
    startAnew(seq: number): { threads: string[] } {
      const threads = Object.keys(store.get().threads);
      store.set((state) => ({
        ...emptyInbox,
        snapshot: { ...emptyInbox.snapshot, seq },
        userId: state.userId,
        outgoing: state.outgoing,
        connection: state.connection,
      }));
      return { threads };
    },
  };
}
