import type { Conversation, PriorityName } from '@balcao/protocol';
import { ApiError, type Client } from './client.ts';
import { type InboxState, takeAnswer, takeContactAnswer, takeConversations } from './inbox-state.ts';
import type { CallInput } from './routes.ts';
import type { Store } from './store.ts';

/** What people do to a conversation. The answer is shown at once; its event says the same. */
export function createConversationActs(client: Client, store: Store<InboxState>) {
  const show = (conversation: Conversation) => store.set((state) => takeAnswer(state, conversation));
  const heldOf = (id: string) => store.get().snapshot.conversations[id]?.value;

  /** Somebody was faster: what the refusal is about is read again before it is told. */
  async function readAgain(id: string): Promise<void> {
    const read = await client.call('getConversation', { params: { id } }).catch(() => null);
    if (read) store.set((state) => takeConversations(state, read.seq, [read.conversation]));
  }

  return {
    /** With the epoch as seen here; also reopens a closed one. */
    async take(id: string): Promise<void> {
      try {
        show(await client.call('takeConversation', { params: { id }, body: { epoch: heldOf(id)?.epoch } }));
      } catch (error) {
        if (error instanceof ApiError && error.code === 'CONFLICT') await readAgain(id);
        throw error;
      }
    },
    async close(id: string, body: CallInput<'closeConversation'>['body']): Promise<void> {
      show(await client.call('closeConversation', { params: { id }, body }));
    },
    async markRead(id: string): Promise<void> {
      show(await client.call('readConversation', { params: { id } }));
    },
    async release(id: string, to: 'bot' | 'queue'): Promise<void> {
      show(await client.call('releaseConversation', { params: { id }, body: { to } }));
    },
    async transfer(id: string, body: CallInput<'transferConversation'>['body']): Promise<void> {
      try {
        show(await client.call('transferConversation', { params: { id }, body }));
      } catch (error) {
        if (error instanceof ApiError && error.code === 'CONFLICT') await readAgain(id);
        throw error;
      }
    },
    async setPriority(id: string, priority: PriorityName): Promise<void> {
      show(await client.call('updateConversation', { params: { id }, body: { priority } }));
    },
    async block(contactId: string, blocked: boolean): Promise<void> {
      const contact = await client.call('blockContact', { params: { id: contactId }, body: { blocked } });
      store.set((state) => takeContactAnswer(state, contact));
    },
    async updateContact(id: string, body: CallInput<'updateContact'>['body']): Promise<void> {
      const contact = await client.call('updateContact', { params: { id }, body });
      store.set((state) => takeContactAnswer(state, contact));
    },
  };
}
