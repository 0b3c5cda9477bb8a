import type { ReactNode } from 'react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import type { EndpointName } from '../../../sync/routes.ts';
import { RemoveDialog } from '../remove-dialog.tsx';

type Props = {
  action: 'deleteFulfillmentWebhook' | 'deleteNamedQuery';
  /** the reads it makes stale */
  refreshes: readonly EndpointName[];
  record: { id: string; name: string };
  onClose: () => void;
  /** what becomes of those that use it */
  children: ReactNode;
};

/** The words of this area around the settings' one way to remove. */
export function DeleteDialog({ record, ...rest }: Props) {
  const t = useT();
  return (
    <RemoveDialog
      {...rest}
      id={record.id}
      title={t('form.deleteTitle', { name: record.name })}
      confirm={t('fulfillment.delete')}
      done={t('fulfillment.deleted')}
    />
  );
}
