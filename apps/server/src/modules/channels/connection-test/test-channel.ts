import { AppError, type ConnectionReport, type LocaleName } from '@balcao/protocol';
import { findTimeZone } from '../../accounts/index.ts';
import type { Channels } from '../channels.ts';
import { openSecrets } from '../secrets.ts';
import { findChannelRow } from '../store.ts';
import { testConnection } from './test-connection.ts';

export async function testChannel(
  channels: Channels,
  input: { organizationId: string; id: string; locale: LocaleName },
): Promise<ConnectionReport> {
  const { ctx } = channels;
  const { row, timeZone } = await ctx.db.tx(input.organizationId, async (tx) => ({
    row: await findChannelRow(tx, input.organizationId, input.id),
    timeZone: await findTimeZone(tx, input.organizationId),
  }));
  if (!row) throw new AppError('NOT_FOUND');
  const { accessToken, appSecret } = openSecrets(ctx.secrets, row);
  return testConnection(channels, {
    mode: row.mode,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    accessToken,
    appSecret,
    lastWebhookAt: row.last_webhook_at,
    locale: input.locale,
    timeZone,
  });
}
