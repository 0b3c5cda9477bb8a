import { type WhatsAppClient, WhatsAppError } from '@balcao/whatsapp';
import type { ChannelRow } from './channel.types.ts';
import type { Channels } from './channels.ts';

/**
 * Without the app's subscription Meta sends no webhooks for the account, the most common reason for a silent inbox.
 * The channel is saved either way; the connection test shows a missing subscription.
 */
export async function trySubscribe(
  channels: Channels,
  row: Pick<ChannelRow, 'id' | 'waba_id'>,
): Promise<void> {
  const client = channels.clientFor(row.id);
  if (!client) return;
  try {
    await subscribeIfNeeded(client, row.waba_id);
  } catch (error) {
    channels.ctx.log.warn(
      { err: error, channelId: row.id },
      'The app could not be subscribed to the account',
    );
  }
}

async function subscribeIfNeeded(client: WhatsAppClient, wabaId: string): Promise<void> {
  const apps = await client.getSubscribedApps(wabaId);
  const ownAppId = await findOwnAppId(client);
  const isSubscribed = ownAppId === undefined ? apps.length > 0 : apps.some((app) => app.id === ownAppId);
  if (!isSubscribed) await client.subscribeApp(wabaId);
}

/** Undefined where Meta does not let the token look at itself. */
export async function findOwnAppId(client: WhatsAppClient): Promise<string | undefined> {
  try {
    return (await client.debugToken()).appId;
  } catch (error) {
    if (WhatsAppError.isInstance(error)) return undefined;
    throw error;
  }
}
