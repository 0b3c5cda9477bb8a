import type { Core } from './core.ts';
import { getNumber, getUser } from './core.ts';
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { findMediaType } from './limits.ts';
import { addMedia, renderDownloadUrl } from './media.ts';
import { applyReaction } from './reactions.ts';
import type { SimulatedMessage } from './state/world.ts';
import { getChat, storeMessage } from './state/world.ts';
import { renderContact, renderMetadata } from './webhooks/updates.ts';

export interface InboundOptions {
  /** The message answered. */
  replyTo?: string | undefined;
  forwarded?: boolean | undefined;
  frequentlyForwarded?: boolean | undefined;
  referral?: JsonObject | undefined;
  /** Set what the webhook says, for messages made by hand. */
  id?: string | undefined;
  /** Who it comes from, when that is no longer who the customer is. */
  from?: { waId: string; userId: string } | undefined;
  atMs?: number | undefined;
}

export interface InboundMedia {
  bytes: Buffer;
  mimeType: string;
  filename?: string | undefined;
  caption?: string | undefined;
  voice?: boolean | undefined;
}

export interface SentByCustomer {
  message: SimulatedMessage;
  /** Resolves after the first try to deliver the webhook. */
  delivered: Promise<void>;
}

/** A customer writes: kept for the phone, told to the business. */
export function receiveFromCustomer(
  core: Core,
  at: { phoneNumberId: string; userKey: string },
  type: string,
  content: unknown,
  options: InboundOptions = {},
): SentByCustomer {
  const number = getNumber(core, at.phoneNumberId);
  const user = getUser(core, at.userKey);
  const nowMs = core.clock.now();
  const chat = getChat(core.world, number.phoneNumberId, user.key, nowMs);
  user.isStranger = false;
  const message: SimulatedMessage = {
    id: options.id ?? core.ids.wamid(user.waId, 'in'),
    direction: 'in',
    phoneNumberId: number.phoneNumberId,
    userKey: user.key,
    atMs: options.atMs ?? nowMs,
    type,
    content,
    status: 'sent',
    context: renderContext(number.digits, options),
    referral: options.referral,
  };
  storeMessage(core.world, chat, message, core.behaviour().keepMessages);
  if (options.referral) chat.referralMs = nowMs;
  if (type === 'reaction') applyReaction(core, message, 'customer');
  core.events.publish({ kind: 'message', message });
  if (chat.blocked) return { message, delivered: Promise.resolve() };
  if (type !== 'reaction' && type !== 'system') chat.lastInboundMs = nowMs;
  return { message, delivered: tellBusiness(core, message, options.from) };
}

/** The webhook of a message; also for those a restart left untold. */
export function tellBusiness(
  core: Core,
  message: SimulatedMessage,
  from?: { waId: string; userId: string },
): Promise<void> {
  const number = getNumber(core, message.phoneNumberId);
  const user = getUser(core, message.userKey);
  return core.webhooks.push({
    wabaId: number.wabaId,
    phoneNumberId: number.phoneNumberId,
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: renderMetadata(number),
      ...(message.type === 'system' ? {} : { contacts: [renderContact(user)] }),
      messages: [renderInbound(core, message, from ?? user)],
    },
    messageIds: [message.id],
  });
}

export function receiveMedia(
  core: Core,
  at: { phoneNumberId: string; userKey: string },
  kind: 'image' | 'video' | 'audio' | 'document' | 'sticker',
  media: InboundMedia,
  options: InboundOptions = {},
): SentByCustomer {
  const maxBytes = findMediaType(media.mimeType)?.maxBytes ?? 100 * 1_024 * 1_024;
  if (media.bytes.length > maxBytes) {
    throw new Error(`WhatsApp takes ${kind} up to ${maxBytes} bytes; this one has ${media.bytes.length}.`);
  }
  const stored = addMedia(core, {
    phoneNumberId: at.phoneNumberId,
    mimeType: media.mimeType,
    bytes: media.bytes,
    filename: media.filename,
    source: 'customer',
  });
  const content = {
    ...(media.caption ? { caption: media.caption } : {}),
    ...(kind === 'document' ? { filename: media.filename ?? 'document' } : {}),
    mime_type: media.mimeType,
    sha256: Buffer.from(stored.sha256, 'hex').toString('base64'),
    id: stored.id,
    ...(kind === 'audio' ? { voice: media.voice ?? false } : {}),
    ...(kind === 'sticker' ? { animated: false } : {}),
  };
  return receiveFromCustomer(core, at, kind, content, options);
}

/** Two ticks on what a customer wrote: the business's webhook has answered 200. */
export function trackArrivals(core: Core): () => void {
  return core.events.subscribe((event) => {
    if (event.kind !== 'webhook' || event.status !== 200) return;
    for (const id of event.messageIds) {
      const message = core.world.messages.get(id);
      if (message?.direction !== 'in' || message.status !== 'sent') continue;
      message.status = 'delivered';
      core.events.publish({ kind: 'status', message, status: 'delivered' });
    }
  });
}

function renderContext(businessDigits: string, options: InboundOptions): JsonObject | undefined {
  if (options.frequentlyForwarded) return { frequently_forwarded: true };
  if (options.forwarded) return { forwarded: true };
  return options.replyTo === undefined ? undefined : { from: businessDigits, id: options.replyTo };
}

function renderInbound(
  core: Core,
  message: SimulatedMessage,
  from: { waId: string; userId: string },
): JsonObject {
  const { hidesPhone } = getUser(core, message.userKey);
  return {
    ...(message.context ? { context: message.context } : {}),
    ...(hidesPhone ? {} : { from: from.waId }),
    from_user_id: from.userId,
    id: message.id,
    timestamp: String(Math.floor(message.atMs / 1_000)),
    type: message.type,
    ...renderContent(core, message),
    ...(message.referral ? { referral: message.referral } : {}),
  };
}

function renderContent(core: Core, message: SimulatedMessage): JsonObject {
  const { type, content } = message;
  if (type === 'unsupported') {
    const details = 'Message type is currently not supported.';
    const title = 'Message type unknown';
    return {
      unsupported: content,
      errors: [{ code: 131051, title, message: title, error_data: { details } }],
    };
  }
  const baseUrl = core.publicUrl();
  const media =
    isObject(content) && typeof content.id === 'string' ? core.world.media.get(content.id) : undefined;
  if (!media || baseUrl === undefined || !isObject(content)) return { [type]: content };
  return { [type]: { ...content, url: renderDownloadUrl(core, media, baseUrl, true) } };
}
