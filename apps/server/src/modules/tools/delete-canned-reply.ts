import { AppError } from '@balcao/protocol';
import { type Actor, recordAudit } from '../accounts/index.ts';
import type { ToolPorts } from './ports.ts';
import { deleteCannedReply as deleteRow } from './store/canned-replies.ts';

export async function deleteCannedReply(
  ports: ToolPorts,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  await ports.ctx.db.tx(organizationId, async (tx) => {
    const shortcut = await deleteRow(tx, organizationId, id);
    if (shortcut === undefined) throw new AppError('NOT_FOUND');
    await recordAudit(tx, ports.ctx.clock, organizationId, {
      actor,
      action: 'canned_reply.deleted',
      subject: id,
      detail: { shortcut },
    });
  });
}
