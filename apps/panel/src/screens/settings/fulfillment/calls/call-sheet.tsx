import type { FulfillmentCall } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { MessagesSquare, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useLocale } from '../../../../i18n/use-t.tsx';
import { useEndpoint } from '../../../../sync/context.tsx';
import { Button, LinkButton } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { formatFull } from '../../../../ui/format/time.ts';
import { CallDetail } from './call-detail.tsx';
import { ReplayDialog } from './replay-dialog.tsx';

type Props = {
  call: FulfillmentCall;
  /** another call takes its place */
  onOpen: (call: FulfillmentCall) => void;
  onClose: () => void;
};

export function CallSheet({ call, onOpen, onClose }: Props) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  return (
    <Dialog
      open
      shape="side"
      onClose={onClose}
      title={call.intent_name}
      description={call.webhook?.name ?? t('calls.webhookGone')}
      closeLabel={t('common.close')}
      footer={
        call.webhook === null ? (
          <p className="flex-1 text-sm text-ink-2">{t('call.cannotReplay')}</p>
        ) : (
          <Button look="primary" onClick={() => setAsking(true)}>
            <RotateCw size={15} /> {t('call.replay')}
          </Button>
        )
      }
    >
      <div className="space-y-5">
        <CallDetail call={call} />
        {(call.conversation_id !== null || call.replay_of !== null) && (
          <div className="flex flex-col items-start gap-2 border-t border-line pt-4 text-sm">
            {call.conversation_id !== null && (
              <ConversationLinks id={call.conversation_id} onClose={onClose} />
            )}
            {call.replay_of !== null && <ReplayOf call={call} id={call.replay_of} onOpen={onOpen} />}
          </div>
        )}
      </div>
      {asking && call.webhook !== null && (
        <ReplayDialog
          call={call}
          webhookName={call.webhook.name}
          onReplayed={onOpen}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}

function ConversationLinks({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const look = 'rounded-sm font-medium text-accent-text underline-offset-2 hover:underline';
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Link
        to="/conversas/$conversationId"
        params={{ conversationId: id }}
        className={`flex items-center gap-1.5 ${look}`}
      >
        <MessagesSquare size={15} aria-hidden /> {t('call.openConversation')}
      </Link>
      <Link
        to="/ajustes/webhooks-de-intencao"
        search={{ aba: 'chamadas', conversa: id }}
        onClick={onClose}
        className={look}
      >
        {t('call.conversationCalls')}
      </Link>
    </p>
  );
}

/** No endpoint gives one call: it is looked for among those of its conversation, else of its webhook. */
function ReplayOf({ call, id, onOpen }: { call: FulfillmentCall; id: string; onOpen: Props['onOpen'] }) {
  const t = useT();
  const locale = useLocale();
  const near =
    call.conversation_id === null
      ? { webhook_id: call.webhook?.id }
      : { conversation_id: call.conversation_id };
  const read = useEndpoint('listFulfillmentCalls', { query: { ...near, limit: 100 } });
  const original = read.data?.items.find((one) => one.id === id);
  if (original === undefined) {
    return read.isPending ? null : <p className="text-ink-3">{t('call.replayOfGone')}</p>;
  }
  return (
    <LinkButton onClick={() => onOpen(original)}>
      {t('call.replayOf', { at: formatFull(original.at, locale) })}
    </LinkButton>
  );
}
