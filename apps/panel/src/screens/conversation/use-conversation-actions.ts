import { useMemo, useState } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { ApiError } from '../../sync/client.ts';
import { useSync } from '../../sync/context.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';

export type ConversationActions = {
  busy: 'take' | 'release' | 'close' | null;
  take: () => void;
  release: (to: 'bot' | 'queue') => void;
  close: () => void;
  resend: (messageId: string) => void;
};

/** The buttons' doings, with what to say afterwards. */
export function useConversationActions(conversationId: string): ConversationActions {
  const t = useT();
  const { inbox } = useSync();
  const errorText = useErrorText();
  const [busy, setBusy] = useState<ConversationActions['busy']>(null);
  return useMemo(() => {
    const run = async (name: ConversationActions['busy'], work: () => Promise<void>, done: string | null) => {
      setBusy(name);
      try {
        await work();
        if (done !== null) showToast('good', done);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        showToast('bad', errorText(error));
      } finally {
        setBusy(null);
      }
    };
    return {
      busy,
      take: () => void run('take', () => inbox.take(conversationId), null),
      release: (to) =>
        void run(
          'release',
          () => inbox.release(conversationId, to),
          to === 'bot' ? t('toast.toBot') : t('toast.toQueue'),
        ),
      close: () => void run('close', () => inbox.close(conversationId), t('toast.closed')),
      resend: (messageId) => void run(null, () => inbox.resend(messageId), null),
    };
  }, [busy, conversationId, inbox, t, errorText]);
}
