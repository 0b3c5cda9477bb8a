import { ApiError, type Client } from './client.ts';
import { type InboxState, takeSent, withoutOutgoing } from './inbox-state.ts';
import type { NewOutgoing, Outgoing } from './outgoing.ts';
import type { Store } from './store.ts';

const RETRY_MS = 5000;

/** What a person writes: one at a time per conversation, so that lines arrive in the order they were written. */
export function createSending(client: Client, store: Store<InboxState>) {
  const lines = new Map<string, Promise<void>>();

  async function deliver(item: Outgoing): Promise<void> {
    setOutgoing(store, { ...item, state: 'sending' });
    try {
      const message = await post(client, item);
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

  return {
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
    async resend(messageId: string): Promise<void> {
      const body = { client_key: crypto.randomUUID() };
      const message = await client.call('resendMessage', { params: { id: messageId }, body });
      store.set((state) => takeSent(state, message));
    },
  };
}

function post(client: Client, item: Outgoing) {
  const params = { id: item.conversationId };
  if (item.note !== null) {
    return client.call('addNote', { params, body: { ...item.note, client_key: item.clientKey } });
  }
  return client.call('replyToConversation', {
    params,
    body: {
      content: item.content,
      client_key: item.clientKey,
      attachment_id: item.attachmentId ?? undefined,
      reply_to_message_id: item.replyToMessageId ?? undefined,
    },
  });
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
