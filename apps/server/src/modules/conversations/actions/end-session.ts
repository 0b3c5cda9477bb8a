import type { Tx } from '../../../platform/db/index.ts';
import type { Line } from '../conversation.types.ts';
import { deleteSession } from '../store/lines.ts';
import type { ConversationPorts } from './action.types.ts';

export async function endSession(
  ports: Pick<ConversationPorts, 'sessions'>,
  tx: Tx,
  line: Line,
): Promise<void> {
  line.session = null;
  await deleteSession(tx, line.organizationId, line.contact.id, line.channelId);
  tx.afterCommit(() => ports.sessions.forget(line.channelId, line.contact.id));
}
