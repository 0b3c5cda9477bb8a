import type { DeskSettings } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { checkDeskSettings } from './check-desk-settings.ts';
import { updateDesk } from './store.ts';

export async function updateDeskSettings(
  ctx: Pick<Context, 'db' | 'clock'>,
  organizationId: string,
  input: DeskSettings,
  actor: Actor,
): Promise<DeskSettings> {
  // Same shape: it only replaces characters PostgreSQL refuses.
  const settings = toStorableJson(input) as DeskSettings;
  checkDeskSettings(settings);
  await ctx.db.tx(organizationId, async (tx) => {
    await updateDesk(tx, organizationId, settings);
    await recordAudit(tx, ctx.clock, organizationId, { actor, action: 'desk_settings.updated' });
  });
  return settings;
}
