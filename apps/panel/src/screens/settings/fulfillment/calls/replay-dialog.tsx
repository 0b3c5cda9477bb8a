import type { FulfillmentCall } from '@balcao/protocol';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { useAction } from '../../../../sync/context.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { useErrorText } from '../../../error-text.ts';
import { Confirm } from '../../page-confirm.tsx';
import { isMasked } from '../rules/is-masked.ts';

type Props = {
  call: FulfillmentCall;
  webhookName: string;
  onReplayed: (call: FulfillmentCall) => void;
  onClose: () => void;
};

export function ReplayDialog({ call, webhookName, onReplayed, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const replay = useAction('replayFulfillmentCall', ['listFulfillmentCalls', 'listFulfillmentWebhooks']);
  const { error } = replay;
  const run = () =>
    replay.mutate(
      { params: { id: call.id } },
      {
        onSuccess: (made) => {
          showToast('good', t('replay.done'));
          onClose();
          onReplayed(made);
        },
      },
    );
  return (
    <Confirm
      title={t('replay.title')}
      confirm={t('call.replay')}
      look="primary"
      busy={replay.isPending}
      failure={error && (error.code === 'CONFLICT' ? t('replay.gone') : errorText(error))}
      onConfirm={run}
      onClose={onClose}
    >
      <p>{t('replay.text', { name: webhookName })}</p>
      {isMasked(call) && <p>{t('replay.secrets')}</p>}
      <p className="text-sm text-ink-3">{t('replay.twice')}</p>
    </Confirm>
  );
}
