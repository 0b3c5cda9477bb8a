import { useCallback } from 'react';
import { useSync } from '../../../sync/context.tsx';
import { useStore } from '../../../sync/store.ts';

/** The begun text of a conversation: kept in this browser until it is sent. */
export function useDraft(
  conversationId: string,
  kind: 'reply' | 'note',
): readonly [text: string, setText: (text: string) => void] {
  const { drafts } = useSync();
  const text = useStore(drafts.store, (held) => held[conversationId]?.[kind] ?? '');
  const setText = useCallback(
    (next: string) => drafts.set(conversationId, { [kind]: next }),
    [drafts, conversationId, kind],
  );
  return [text, setText];
}
