import type { Context } from '../../../context.ts';
import { theSystem } from '../../accounts/index.ts';
import { listPublished, publishBot } from '../../bots/index.ts';
import {
  createWebhook,
  type Fulfillment,
  findWebhookBySlug,
  updateWebhook,
} from '../../fulfillment/index.ts';
import { SHOP_WEBHOOK, shopBotDefinition } from './shop-bot.ts';

export const SHOP_PREFIX = '/demo/shop';

const addressOn = (serverUrl: string) => `${serverUrl}${SHOP_PREFIX}/${SHOP_WEBHOOK}`;

/** The shop's webhook, and the bot whose intents ask it. Once per organization. */
export async function seedShop(
  ctx: Context,
  fulfillment: Fulfillment,
  organizationId: string,
  shop: { serverUrl: string; token: string },
): Promise<void> {
  const webhook = {
    slug: SHOP_WEBHOOK,
    name: 'Sistema de pedidos da loja',
    url: addressOn(shop.serverUrl),
    token: shop.token,
    timeout_ms: 10_000,
    named_queries: [],
  };
  await createWebhook(fulfillment, organizationId, webhook, theSystem);
  const [bot] = await ctx.db.tx(organizationId, (tx) => listPublished(tx, organizationId));
  if (!bot) throw new Error('The demo organization has no bot.');
  await publishBot(
    ctx,
    { organizationId, botId: bot.bot_id, definition: { ...shopBotDefinition } },
    theSystem,
  );
}

/** The demo may listen elsewhere than the last time. A webhook that somebody pointed at a server of theirs stays. */
export async function followAddress(
  ctx: Context,
  fulfillment: Fulfillment,
  organizationId: string,
  serverUrl: string,
): Promise<void> {
  const url = addressOn(serverUrl);
  const webhook = await ctx.db.tx(organizationId, (tx) =>
    findWebhookBySlug(tx, organizationId, SHOP_WEBHOOK),
  );
  if (!webhook || webhook.url === url || new URL(webhook.url).pathname !== new URL(url).pathname) return;
  await updateWebhook(fulfillment, organizationId, webhook.id, { url }, theSystem);
}
