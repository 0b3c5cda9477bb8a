import { AppError, type Settings } from '@balcao/protocol';
import { toStorableJson } from '@balcao/whatsapp';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { sealProfile } from './settings-of.ts';
import { type OrganizationSettingsRow, updateSettingsRow } from './store.ts';

export async function updateSettings(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  organizationId: string,
  input: Settings,
  actor: Actor,
): Promise<OrganizationSettingsRow> {
  checkTimeZone(input.time_zone);
  // Same shape: it only replaces characters PostgreSQL refuses.
  const settings = toStorableJson(input) as Settings;
  const row: OrganizationSettingsRow = {
    id: organizationId,
    name: settings.name,
    time_zone: settings.time_zone,
    locale: settings.locale,
    profile: sealProfile(ctx.secrets, organizationId, settings),
  };
  await ctx.db.tx(organizationId, async (tx) => {
    await updateSettingsRow(tx, row);
    await recordAudit(tx, ctx.clock, organizationId, { actor, action: 'settings.updated' });
  });
  return row;
}

function checkTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: 'time_zone',
          message: 'Use a name like America/Sao_Paulo.',
          code: 'invalid_format',
          format: 'time_zone',
        },
      ],
    });
  }
}
