import type { ReactNode } from 'react';
import { useAction } from '../../sync/context.tsx';
import type { EndpointName } from '../../sync/routes.ts';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';
import { Confirm } from './page-confirm.tsx';

type Props = {
  action: 'deleteCannedReply' | 'deleteTag' | 'deleteFulfillmentWebhook' | 'deleteNamedQuery';
  /** the reads it makes stale */
  refreshes: readonly EndpointName[];
  id: string;
  title: string;
  confirm: string;
  /** said when it is gone */
  done: string;
  onClose: () => void;
  /** what becomes of those that use it */
  children: ReactNode;
};

/** Asks once more, removes, and stays open with the reason where that is refused. */
export function RemoveDialog({ action, refreshes, id, title, confirm, done, onClose, children }: Props) {
  const errorText = useErrorText();
  const remove = useAction(action, refreshes);
  const run = () =>
    remove.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          showToast('good', done);
          onClose();
        },
      },
    );
  return (
    <Confirm
      title={title}
      confirm={confirm}
      busy={remove.isPending}
      failure={remove.error && errorText(remove.error)}
      onConfirm={run}
      onClose={onClose}
    >
      {children}
    </Confirm>
  );
}
