import type { Conversation } from '@balcao/protocol';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { nameOf } from '../rules/name-of.ts';
import type { ConversationActions } from '../use-conversation-actions.ts';

type Props = { conversation: Conversation; actions: ConversationActions; onClose: () => void };

export function BlockDialog({ conversation, actions, onClose }: Props) {
  const t = useT();
  const { contact } = conversation;
  const name = nameOf(contact) ?? t('contact.unnamed');
  const { blocked } = contact;
  return (
    <ConfirmDialog
      title={t(blocked ? 'block.unTitle' : 'block.title', { name })}
      confirm={t(blocked ? 'gate.unblock' : 'block.confirm')}
      cancel={t('common.cancel')}
      closeLabel={t('common.close')}
      look={blocked ? 'primary' : 'danger'}
      busy={actions.busy === 'block'}
      onConfirm={() => void actions.block(contact.id, !blocked).then((done) => done && onClose())}
      onClose={onClose}
    >
      {t(blocked ? 'block.unText' : 'block.text')}
    </ConfirmDialog>
  );
}
