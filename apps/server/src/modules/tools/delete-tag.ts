import { AppError } from '@balcao/protocol';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { lockSetup } from '../departments/index.ts';
import { followJob } from './follow-tag.ts';
import type { ToolPorts } from './ports.ts';
import { listTagRows, updateTagRow } from './store/tags.ts';

/** Gone from the list at once, from contacts in a job. */
export async function deleteTag(
  ports: ToolPorts,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  const { clock, db } = ports.ctx;
  await db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const rows = await listTagRows(tx, organizationId);
    const tag = rows.find((row) => row.id === id && row.removed_at === null);
    if (!tag) throw new AppError('NOT_FOUND');
    await updateTagRow(tx, organizationId, { ...tag, removed_at: new Date(clock.now()) });
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'tag.deleted',
      subject: id,
      detail: { name: tag.name },
    });
    await enqueueJobs(tx, [followJob(organizationId, id)]);
  });
}
