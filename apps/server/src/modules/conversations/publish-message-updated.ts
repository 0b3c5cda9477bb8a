import type { Tx } from '../../platform/db/index.ts';
import { appendEvents } from '../event-log/index.ts';
import { findMessage } from './store/reads.ts';
import { messageView } from './views.ts';

/** Something about a message changed (its file arrived, say). Must be the transaction's last statement. */
export async function publishMessageUpdated(
  tx: Tx,
  organizationId: string,
  messageId: string,
  at: Date,
): Promise<void> {
  const found = await findMessage(tx, organizationId, messageId);
  if (!found) return;
  await appendEvents(tx, [
    {
      organizationId,
      type: 'message.updated',
      at,
      data: { message: messageView(found.row, found.attachment) },
    },
  ]);
}
