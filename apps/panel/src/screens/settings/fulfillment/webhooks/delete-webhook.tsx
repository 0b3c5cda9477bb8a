import type { FulfillmentWebhook } from '@balcao/protocol';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { DeleteDialog } from '../delete-dialog.tsx';

type Props = {
  webhook: FulfillmentWebhook;
  /** names of the intents that lose their answer; undefined: not known */
  intents: readonly string[] | undefined;
  onClose: () => void;
};

export function DeleteWebhook({ webhook, intents, onClose }: Props) {
  const t = useT();
  return (
    <DeleteDialog
      action="deleteFulfillmentWebhook"
      refreshes={['listFulfillmentWebhooks', 'listFulfillmentCalls']}
      record={webhook}
      onClose={onClose}
    >
      {intents === undefined && <p>{t('form.deleteUnknown', { slug: webhook.slug })}</p>}
      {intents?.length === 0 && <p>{t('form.deleteUnused')}</p>}
      {intents !== undefined && intents.length > 0 && (
        <>
          <p>{t('form.deleteUsed', { count: intents.length })}</p>
          <ul className="max-h-40 list-disc space-y-0.5 overflow-y-auto pl-5 text-ink">
            {intents.map((intent) => (
              <li key={intent}>{intent}</li>
            ))}
          </ul>
        </>
      )}
      <p className="text-sm text-ink-3">{t('form.deleteKept')}</p>
    </DeleteDialog>
  );
}
