import type { ReactNode } from 'react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import { useAction } from '../../../sync/context.tsx';
import type { EndpointName } from '../../../sync/routes.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';
import { Confirm } from '../page-confirm.tsx';

type Props = {
  action: 'deleteFulfillmentWebhook' | 'deleteNamedQuery';
  /** the reads it makes stale */
  refreshes: readonly EndpointName[];
  record: { id: string; name: string };
  onClose: () => void;
  /** what becomes of those that use it */
  children: ReactNode;
};

export function DeleteDialog({ action, refreshes, record, onClose, children }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const remove = useAction(action, refreshes);
  const run = () =>
    remove.mutate(
      { params: { id: record.id } },
      {
        onSuccess: () => {
          showToast('good', t('fulfillment.deleted'));
          onClose();
        },
      },
    );
  return (
    <Confirm
      title={t('form.deleteTitle', { name: record.name })}
      confirm={t('fulfillment.delete')}
      busy={remove.isPending}
      failure={remove.error && errorText(remove.error)}
      onConfirm={run}
      onClose={onClose}
    >
      {children}
    </Confirm>
  );
}
