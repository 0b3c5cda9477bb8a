import type { PriorityName } from '@balcao/protocol';
import { useMemo, useState } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import type { CallInput } from '../../sync/routes.ts';
import { showToast } from '../../ui/toast.tsx';
import { useConflictText } from '../conflict-text.ts';
import { useErrorText } from '../error-text.ts';

export type ConversationActions = {
  busy: 'take' | 'release' | 'close' | 'priority' | 'block' | null;
  /** also reopens a closed one */
  take: () => void;
  release: (to: 'bot' | 'queue') => void;
  /** true when it was done; these leave a dialog open otherwise */
  close: (body: NonNullable<CallInput<'closeConversation'>['body']>) => Promise<boolean>;
  block: (contactId: string, blocked: boolean) => Promise<boolean>;
  setPriority: (priority: PriorityName) => void;
  resend: (messageId: string) => Promise<boolean>;
};

/** The buttons' doings, with what to say afterwards. */
export function useConversationActions(conversationId: string): ConversationActions {
  const t = useT();
  const { inbox } = useSync();
  const errorText = useErrorText();
  const conflictText = useConflictText(conversationId);
  const [busy, setBusy] = useState<ConversationActions['busy']>(null);
  return useMemo(() => {
    const run = async (
      name: ConversationActions['busy'],
      work: () => Promise<void>,
      done: string | null,
      wordsOf = errorText,
    ): Promise<boolean> => {
      setBusy(name);
      try {
        await work();
        if (done !== null) showToast('good', done);
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        showToast('bad', wordsOf(error));
        return false;
      } finally {
        setBusy(null);
      }
    };
    const held = () => inbox.store.get().snapshot.conversations[conversationId]?.value;
    return {
      busy,
      take() {
        const done = held()?.status === 'closed' ? t('toast.reopened') : null;
        void run('take', () => inbox.take(conversationId), done, conflictText);
      },
      release: (to) =>
        void run(
          'release',
          () => inbox.release(conversationId, to),
          to === 'bot' ? t('toast.toBot') : t('toast.toQueue'),
        ),
      close: (body) => run('close', () => inbox.close(conversationId, body), t('toast.closed')),
      block: (contactId, blocked) =>
        run('block', () => inbox.block(contactId, blocked), t(blocked ? 'toast.blocked' : 'toast.unblocked')),
      setPriority: (priority) =>
        void run('priority', () => inbox.setPriority(conversationId, priority), null),
      resend: (messageId) => run(null, () => inbox.resend(messageId), null),
    };
  }, [busy, conversationId, inbox, t, errorText, conflictText]);
}
