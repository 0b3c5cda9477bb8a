import type { Core } from './core.ts';
import { getNumber, getUser } from './core.ts';
import { renderWebhookError } from './errors.ts';
import type { JsonObject } from './json.ts';
import type { MessageStatus, SimulatedMessage } from './state/world.ts';
import { getChat } from './state/world.ts';
import { renderContact, renderMetadata } from './webhooks/updates.ts';

const ranks: { readonly [status in MessageStatus]: number } = {
  accepted: 0,
  sent: 1,
  failed: 1,
  delivered: 2,
  read: 3,
  played: 4,
};

/** What happens by itself to a message the Graph API has accepted. */
export function planStatuses(core: Core, message: SimulatedMessage): void {
  const { scheduler, clock, random } = core;
  const behaviour = core.behaviour();
  const count = behaviour.autoRead ? 3 : behaviour.statusesPerMessage;
  if (count === 0) return;
  const nowMs = clock.now();
  const sentMs = nowMs + draw(random, behaviour.sentAfterMs);
  const deliveredMs = Math.max(sentMs + 1, nowMs + draw(random, behaviour.deliveredAfterMs));
  if (behaviour.reorderStatuses > 0 && count >= 2 && random() < behaviour.reorderStatuses) {
    return planReordered(core, message, sentMs, deliveredMs);
  }
  scheduler.at(sentMs, () => void raiseStatus(core, message, 'sent'));
  if (count < 2 || message.type === 'reaction') return;
  const skips = count === 3 && behaviour.skipDelivered > 0 && random() < behaviour.skipDelivered;
  if (!skips) scheduler.at(deliveredMs, () => void deliverToPhone(core, message));
  if (count < 3) return;
  const readMs = Math.max(deliveredMs + 1, nowMs + draw(random, behaviour.readAfterMs));
  scheduler.at(readMs, () => void raiseStatus(core, message, 'read'));
}

/** Delivered first, sent afterwards: each carries its own time, only the webhooks swap. */
function planReordered(core: Core, message: SimulatedMessage, sentMs: number, deliveredMs: number): void {
  core.scheduler.at(sentMs, () => {
    if (message.status !== 'accepted') return;
    void raiseStatus(core, message, 'delivered');
    core.scheduler.at(deliveredMs, () => void pushStatus(core, message, 'sent', sentMs));
  });
}

/** Delivered when the customer's phone is on; otherwise it waits until it is. */
export function deliverToPhone(core: Core, message: SimulatedMessage): Promise<void> {
  if (getUser(core, message.userKey).offline || message.type === 'reaction') return Promise.resolve();
  if (message.status === 'accepted') void raiseStatus(core, message, 'sent');
  return raiseStatus(core, message, 'delivered');
}

/** Only upwards; a status that would go back is not told. */
export function raiseStatus(core: Core, message: SimulatedMessage, status: MessageStatus): Promise<void> {
  if (ranks[status] <= ranks[message.status]) return Promise.resolve();
  message.status = status;
  core.events.publish({ kind: 'status', message, status });
  return pushStatus(core, message, status, core.clock.now());
}

export function failMessage(core: Core, message: SimulatedMessage, code: number, details: string): void {
  message.error = renderWebhookError(code, details);
  message.status = 'failed';
  const delayMs = draw(core.random, core.behaviour().sentAfterMs);
  core.scheduler.at(core.clock.now() + delayMs, () => {
    core.events.publish({ kind: 'status', message, status: 'failed' });
    void pushStatus(core, message, 'failed', core.clock.now());
  });
}

function pushStatus(
  core: Core,
  message: SimulatedMessage,
  status: MessageStatus,
  atMs: number,
): Promise<void> {
  const number = getNumber(core, message.phoneNumberId);
  const user = getUser(core, message.userKey);
  const failed = status === 'failed';
  const knowsPhone = message.addressedBy === 'phone' || !user.hidesPhone;
  const value: JsonObject = {
    messaging_product: 'whatsapp',
    metadata: renderMetadata(number),
    ...(failed ? {} : { contacts: [renderContact(user, knowsPhone)] }),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: String(Math.floor(atMs / 1_000)),
        ...(knowsPhone ? { recipient_id: user.waId } : {}),
        ...(failed && message.addressedBy === 'phone' ? {} : { recipient_user_id: user.userId }),
        ...(failed ? { errors: [message.error] } : renderMoney(core, message, status)),
        ...(message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData }),
      },
    ],
  };
  return core.webhooks.push({
    wabaId: number.wabaId,
    phoneNumberId: number.phoneNumberId,
    field: 'messages',
    value,
    messageIds: [message.id],
  });
}

/** Pricing comes with `sent` and with the first of `delivered` and `read`. */
function renderMoney(core: Core, message: SimulatedMessage, status: MessageStatus): JsonObject {
  if (status === 'played' || message.type === 'reaction') return {};
  if (status === 'read' && message.priced) return {};
  if (status !== 'sent') message.priced = true;
  const chat = getChat(core.world, message.phoneNumberId, message.userKey, core.clock.now());
  const isFreeEntry = chat.freeEntryUntilMs !== undefined && message.atMs < chat.freeEntryUntilMs;
  if (isFreeEntry) {
    return {
      conversation: { id: `fep${message.userKey}`, origin: { type: 'referral_conversion' } },
      pricing: {
        billable: false,
        pricing_model: 'PMP',
        type: 'free_entry_point',
        category: 'referral_conversion',
      },
    };
  }
  const category = message.category?.toLowerCase() ?? 'service';
  const isFree = category === 'service' || (category === 'utility' && message.inWindow === true);
  return {
    pricing: {
      billable: !isFree,
      pricing_model: 'PMP',
      type: isFree ? 'free_customer_service' : 'regular',
      category,
    },
  };
}

function draw(random: () => number, [min, max]: readonly [number, number]): number {
  return max <= min ? min : min + Math.floor(random() * (max - min));
}
