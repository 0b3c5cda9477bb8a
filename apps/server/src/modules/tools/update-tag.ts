import { AppError, type Tag } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { lockSetup } from '../departments/index.ts';
import { renameVipTag } from '../desk/index.ts';
import { followJob } from './follow-tag.ts';
import type { ToolPorts } from './ports.ts';
import { readTags } from './read-tags.ts';
import { findKey, listTagRows, updateTagRow } from './store/tags.ts';
import { checkNameFree } from './tag-names.ts';

/** The list shows the new name at once; contacts follow in a job. */
export async function updateTag(
  ports: ToolPorts,
  organizationId: string,
  id: string,
  input: Pick<Tag, 'name' | 'color'>,
  actor: Actor,
): Promise<Tag> {
  const { clock, db } = ports.ctx;
  return db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const rows = await listTagRows(tx, organizationId);
    const before = rows.find((row) => row.id === id && row.removed_at === null);
    if (!before) throw new AppError('NOT_FOUND');
    const name = toStorableText(input.name);
    checkNameFree(
      rows.filter((row) => row !== before),
      await findKey(tx, name),
    );
    const renamed = name !== before.name;
    if (renamed) await renameVipTag(tx, organizationId, before.name, name);
    const former = [...before.former_names, ...(renamed ? [before.name] : [])];
    await updateTagRow(tx, organizationId, {
      ...before,
      name,
      color: input.color,
      former_names: [...new Set(former)].filter((one) => one !== name),
    });
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'tag.updated',
      subject: id,
      detail: { name, ...(renamed ? { former_name: before.name } : {}) },
    });
    const { tags } = await readTags(tx, organizationId);
    if (renamed) await enqueueJobs(tx, [followJob(organizationId, id)]);
    return tags.find((one) => one.id === id) ?? { id, name, color: input.color, contacts: 0 };
  });
}
