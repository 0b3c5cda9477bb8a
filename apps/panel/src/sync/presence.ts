import type { Presence } from '@balcao/protocol';
import type { Client } from './client.ts';
import { type InboxState, takeAgentAnswer, takeAgents } from './inbox-state.ts';
import type { Store } from './store.ts';

/** Who is there to answer. */
export function createPresence(client: Client, store: Store<InboxState>) {
  return {
    async loadAgents(): Promise<void> {
      const read = await client.call('listAgents', {});
      store.set((state) => takeAgents(state, read.seq, read.items));
    },
    /** `automatic`: the panel noticed that nobody touches it, or is touched again. Answers with what holds now. */
    async setPresence(presence: Presence, automatic = false): Promise<Presence> {
      const agent = await client.call('setPresence', { body: { presence, automatic } });
      store.set((state) => takeAgentAnswer(state, agent));
      return agent.presence;
    },
  };
}
