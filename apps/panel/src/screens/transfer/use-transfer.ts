import { useState } from 'react';
import { useT } from '../../i18n/transfer/use-t.ts';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import type { CallInput } from '../../sync/routes.ts';
import { showToast } from '../../ui/toast.tsx';
import { useConflictText } from '../conflict-text.ts';

type Body = CallInput<'transferConversation'>['body'];

export function useTransfer(conversationId: string) {
  const t = useT();
  const { inbox, queries } = useSync();
  const conflictText = useConflictText(conversationId);
  const [busy, setBusy] = useState(false);
  /** true when it was done; says so, or why not */
  const transfer = async (body: Body, toName: string): Promise<boolean> => {
    setBusy(true);
    try {
      await inbox.transfer(conversationId, body);
      // The wall does not wait for the event.
      for (const read of ['getWall', 'listQueue']) void queries.invalidateQueries({ queryKey: [read] });
      showToast('good', t('transfer.done', { to: toName }));
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast('bad', conflictText(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, transfer };
}
