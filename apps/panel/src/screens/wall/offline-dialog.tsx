import type { Wall } from '@balcao/protocol';
import { useT } from '../../i18n/wall/use-t.ts';
import { useAction } from '../../sync/context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useErrorText } from '../error-text.ts';

type Props = { agent: Wall['agents'][number]; onClose: () => void };

export function OfflineDialog({ agent, onClose }: Props) {
  const t = useT();
  const errorText = useErrorText();
  const update = useAction('updateAgent', ['getWall', 'listAgents', 'listQueue']);
  const confirm = () =>
    update.mutate(
      { params: { id: agent.id }, body: { presence: 'offline' } },
      {
        onSuccess: () => {
          showToast('good', t('wall.isOffline', { name: agent.name }));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('wall.setOfflineAsk', { name: agent.name })}
      confirm={t('wall.setOffline')}
      cancel={t('common.cancel')}
      closeLabel={t('common.close')}
      busy={update.isPending}
      failure={update.error && errorText(update.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('wall.setOfflineText', { open: agent.open })}
    </ConfirmDialog>
  );
}
