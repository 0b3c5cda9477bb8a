import { type Begun, nothingBegun } from '../../../sync/begun-state.ts';
import { useSync } from '../../../sync/context.tsx';
import { useStore } from '../../../sync/store.ts';

/** The files and the quote beside the begun words of a conversation. */
export function useBegun(conversationId: string): Begun {
  return useStore(useSync().begun.store, (all) => all[conversationId] ?? nothingBegun);
}
