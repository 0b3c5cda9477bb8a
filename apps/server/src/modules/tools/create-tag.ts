import type { Tag } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { lockSetup } from '../departments/index.ts';
import type { ToolPorts } from './ports.ts';
import { readTags } from './read-tags.ts';
import { findKey, insertTag, listTagRows } from './store/tags.ts';
import { checkNameFree } from './tag-names.ts';

/** Contacts that carry the name already are counted at once. */
export async function createTag(
  ports: ToolPorts,
  organizationId: string,
  input: Pick<Tag, 'name' | 'color'>,
  actor: Actor,
): Promise<Tag> {
  const { clock, db } = ports.ctx;
  return db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const tag = { id: uuidv7(clock.now()), name: toStorableText(input.name), color: input.color };
    checkNameFree(await listTagRows(tx, organizationId), await findKey(tx, tag.name));
    await insertTag(tx, organizationId, tag, new Date(clock.now()));
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'tag.created',
      subject: tag.id,
      detail: { name: tag.name },
    });
    const { tags } = await readTags(tx, organizationId);
    return tags.find((one) => one.id === tag.id) ?? { ...tag, contacts: 0 };
  });
}
