import type { Tx } from '../../platform/db/index.ts';
import { readDeskSettings } from './read-desk-settings.ts';
import { updateDesk } from './store.ts';

/** The tag that gives priority goes on giving it under its new name. Needs `lockSetup`. */
export async function renameVipTag(tx: Tx, organizationId: string, from: string, to: string): Promise<void> {
  const settings = await readDeskSettings(tx, organizationId);
  if (settings.vip_tag.toLowerCase() !== from.toLowerCase()) return;
  await updateDesk(tx, organizationId, { ...settings, vip_tag: to });
}
