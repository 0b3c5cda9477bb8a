import type { Tx } from '../../../platform/db/index.ts';
import type { Line } from '../conversation.types.ts';
import { deleteSession } from '../store/lines.ts';

export async function endSession(tx: Tx, line: Line): Promise<void> {
  line.session = null;
  await deleteSession(tx, line.organizationId, line.contact.id, line.channelId);
}
