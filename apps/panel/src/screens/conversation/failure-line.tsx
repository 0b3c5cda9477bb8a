import type { Message } from '@balcao/protocol';
import { useState } from 'react';
import { useT } from '../../i18n/conversation/use-t.ts';
import { useInbox } from '../../sync/context.tsx';
import { Button } from '../../ui/button.tsx';
import { findFailureReason } from './rules/failure-reason.ts';
import { useConversationActions } from './use-conversation-actions.ts';
import { useRights } from './use-rights.ts';

/** Why it did not arrive, in plain words, and the way out. */
export function FailureLine({ message }: { message: Message }) {
  const t = useT();
  const rights = useRights(useInbox((state) => state.snapshot.conversations[message.conversation_id]?.value));
  const actions = useConversationActions(message.conversation_id);
  const [asked, setAsked] = useState(false);
  const reason = message.failure && findFailureReason(message.failure.code);
  const words = message.in_doubt
    ? t('failure.inDoubt')
    : reason
      ? t(reason)
      : (message.failure?.title ?? t('failure.unknown'));
  const technical = message.failure
    ? `${message.failure.code} · ${message.failure.title} ${message.failure.details ?? ''}`
    : undefined;
  return (
    <div role="note" className="flex max-w-[460px] items-center justify-end gap-3 pt-1.5">
      <p
        className={message.in_doubt ? 'text-right text-sm text-soon' : 'text-right text-sm text-bad'}
        title={technical}
      >
        {words}
      </p>
      {rights.resend && (
        <Button
          size="sm"
          disabled={asked}
          onClick={async () => {
            setAsked(true);
            setAsked(await actions.resend(message.id));
          }}
        >
          {t('failure.resend')}
        </Button>
      )}
    </div>
  );
}
