import { useCallback } from 'react';
import { useT } from '../i18n/use-t.tsx';
import type { ApiError } from '../sync/client.ts';
import { useSync } from '../sync/context.tsx';
import { useErrorText } from './error-text.ts';

/** Somebody was faster: says who has the conversation by now, for it was read again. Else what the error says. */
export function useConflictText(conversationId: string): (error: ApiError) => string {
  const t = useT();
  const { inbox } = useSync();
  const errorText = useErrorText();
  return useCallback(
    (error) => {
      if (error.code !== 'CONFLICT') return errorText(error);
      const name = inbox.store.get().snapshot.conversations[conversationId]?.value.owner.user?.name;
      return name === undefined ? t('take.moved') : t('take.conflict', { name });
    },
    [t, inbox, errorText, conversationId],
  );
}
