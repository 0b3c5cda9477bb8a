import { type WhatsAppClient, WhatsAppError } from '@balcao/whatsapp';

/** Without this Meta sends no webhooks for the account, the most common reason for a silent inbox. */
export async function subscribeIfNeeded(client: WhatsAppClient, wabaId: string): Promise<void> {
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
