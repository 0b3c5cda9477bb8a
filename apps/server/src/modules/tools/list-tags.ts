import type { Tag } from '@balcao/protocol';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { lockSetup } from '../departments/index.ts';
import type { ToolPorts } from './ports.ts';
import { readTags } from './read-tags.ts';
import { insertUsedTags } from './store/tags.ts';

/** What bots and programs tagged contacts with gets a row, and so an id, when it is first listed. */
export async function listTags(ports: ToolPorts, organizationId: string): Promise<Tag[]> {
  const { clock, db } = ports.ctx;
  const known = await db.tx(organizationId, (tx) => readTags(tx, organizationId), { readOnly: true });
  if (known.undefinedNames.length === 0) return known.tags;
  return db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const { undefinedNames } = await readTags(tx, organizationId);
    const made = undefinedNames.map((name) => ({ id: uuidv7(clock.now()), name }));
    await insertUsedTags(tx, organizationId, made);
    return (await readTags(tx, organizationId)).tags;
  });
}
