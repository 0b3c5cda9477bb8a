import type { Context } from '../../context.ts';
import { resealProfile } from './settings-of.ts';
import { findSettingsRow, updateSettingsRow } from './store.ts';

/** A step of a master key rotation. Returns how many secrets it sealed again. */
export async function resealSettings(
  ctx: Pick<Context, 'db' | 'secrets'>,
  organizationId: string,
): Promise<number> {
  return ctx.db.tx(organizationId, async (tx) => {
    const row = await findSettingsRow(tx, organizationId);
    const profile = row && resealProfile(ctx.secrets, row);
    if (!row || !profile) return 0;
    await updateSettingsRow(tx, { ...row, profile });
    return 1;
  });
}
