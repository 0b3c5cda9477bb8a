import type { InboundContent } from '../content.ts';
import {
  type JsonRecord,
  readArray,
  readBoolean,
  readId,
  readNumber,
  readRecord,
  readText,
} from '../read-json.ts';
import { parseContactCards } from './parse-contact-cards.ts';
import { parseErrors } from './parse-errors.ts';
import { parseInteractive } from './parse-interactive.ts';

/** What a message says. A type or shape it does not know becomes `unsupported` with the raw message kept. */
export const parseContent = (message: JsonRecord): InboundContent =>
  parseKnown(message, 0) ?? unsupported(message);

const unsupported = (message: JsonRecord): InboundContent => {
  const declared = readText(message.type) ?? 'unknown';
  const inner = readText(readRecord(message.unsupported)?.type);
  const type = declared === 'unsupported' ? (inner ?? 'unknown') : declared;
  const errors = parseErrors(message.errors);
  return {
    type: 'unsupported',
    unsupported: errors.length > 0 ? { type, errors } : { type },
    raw: message,
  };
};

const parseKnown = (message: JsonRecord, depth: number): InboundContent | undefined => {
  const type = message.type;
  if (type === 'request_welcome') return { type };
  if (type === 'contacts') return parseContacts(message.contacts);
  if (typeof type !== 'string' || !Object.hasOwn(message, type)) return undefined;
  const body = readRecord(message[type]);
  if (body === undefined) return undefined;
  switch (type) {
    case 'text':
      return typeof body.body === 'string' ? { type, text: { body: body.body } } : undefined;
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return parseMedia(type, body);
    case 'location':
      return parseLocation(body);
    case 'button':
      return parseButton(body);
    case 'interactive': {
      const interactive = parseInteractive(body);
      return interactive === undefined ? undefined : { type, interactive };
    }
    case 'order':
      return parseOrder(body);
    case 'reaction': {
      const messageId = readText(body.message_id);
      return messageId === undefined
        ? undefined
        : { type, reaction: { message_id: messageId, emoji: readText(body.emoji) ?? '' } };
    }
    case 'system':
      return parseSystem(body);
    case 'edit':
      return parseEdit(body, depth);
    case 'revoke': {
      const original = readText(body.original_message_id);
      return original === undefined ? undefined : { type, revoke: { original_message_id: original } };
    }
    default:
      return undefined;
  }
};

const parseContacts = (value: unknown): InboundContent | undefined => {
  const contacts = parseContactCards(readArray(value));
  return contacts.length === 0 ? undefined : { type: 'contacts', contacts };
};

type MediaType = 'image' | 'video' | 'audio' | 'document' | 'sticker';

const parseMedia = (type: MediaType, body: JsonRecord): InboundContent | undefined => {
  const id = readId(body.id);
  if (id === undefined) return undefined;
  const media: { id: string; mime_type?: string; sha256?: string; url?: string } = { id };
  const mimeType = readText(body.mime_type);
  const sha256 = readText(body.sha256);
  const url = readText(body.url);
  const caption = readText(body.caption);
  if (mimeType !== undefined) media.mime_type = mimeType;
  if (sha256 !== undefined) media.sha256 = sha256;
  if (url !== undefined) media.url = url;
  switch (type) {
    case 'image':
      return { type, image: caption === undefined ? media : { ...media, caption } };
    case 'video':
      return { type, video: caption === undefined ? media : { ...media, caption } };
    case 'audio': {
      const voice = readBoolean(body.voice);
      return { type, audio: voice === undefined ? media : { ...media, voice } };
    }
    case 'sticker': {
      const animated = readBoolean(body.animated);
      return { type, sticker: animated === undefined ? media : { ...media, animated } };
    }
    case 'document': {
      const filename = readText(body.filename);
      return {
        type,
        document: {
          ...media,
          ...(caption === undefined ? {} : { caption }),
          ...(filename === undefined ? {} : { filename }),
        },
      };
    }
    default:
      return type satisfies never;
  }
};

const parseLocation = (body: JsonRecord): InboundContent | undefined => {
  const latitude = readNumber(body.latitude);
  const longitude = readNumber(body.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  const location: { latitude: number; longitude: number; name?: string; address?: string; url?: string } = {
    latitude,
    longitude,
  };
  for (const key of ['name', 'address', 'url'] as const) {
    const text = readText(body[key]);
    if (text !== undefined) location[key] = text;
  }
  return { type: 'location', location };
};

const parseButton = (body: JsonRecord): InboundContent | undefined => {
  const text = readText(body.text);
  const payload = readText(body.payload);
  const label = text ?? payload;
  return label === undefined
    ? undefined
    : { type: 'button', button: { payload: payload ?? label, text: label } };
};

const parseOrder = (body: JsonRecord): InboundContent => {
  const items: Extract<InboundContent, { type: 'order' }>['order']['product_items'] = [];
  for (const item of readArray(body.product_items)) {
    const record = readRecord(item);
    const productId = readId(record?.product_retailer_id);
    if (record === undefined || productId === undefined) continue;
    items.push({
      product_retailer_id: productId,
      quantity: readNumber(record.quantity) ?? 0,
      item_price: readNumber(record.item_price) ?? 0,
      currency: readText(record.currency) ?? '',
    });
  }
  const order: Extract<InboundContent, { type: 'order' }>['order'] = { product_items: items };
  const catalogId = readId(body.catalog_id);
  const text = readText(body.text);
  if (catalogId !== undefined) order.catalog_id = catalogId;
  if (text !== undefined) order.text = text;
  return { type: 'order', order };
};

const parseSystem = (body: JsonRecord): InboundContent => {
  const system: Extract<InboundContent, { type: 'system' }>['system'] = {
    type: readText(body.type) ?? 'unknown',
  };
  const text = readText(body.body);
  // Versions before v12 said `new_wa_id`.
  const waId = readText(body.wa_id) ?? readText(body.new_wa_id);
  const userId = readText(body.user_id);
  const identity = readRecord(body.identity);
  if (text !== undefined) system.body = text;
  if (waId !== undefined) system.wa_id = waId;
  if (userId !== undefined) system.user_id = userId;
  if (identity !== undefined) system.identity = identity;
  return { type: 'system', system };
};

const parseEdit = (body: JsonRecord, depth: number): InboundContent | undefined => {
  const original = readText(body.original_message_id);
  if (original === undefined) return undefined;
  const message = readRecord(body.message);
  // An edit of an edit does not exist; refusing it bounds the recursion.
  if (message === undefined || depth > 0) return { type: 'edit', edit: { original_message_id: original } };
  const content = parseKnown(message, depth + 1) ?? unsupported(message);
  return { type: 'edit', edit: { original_message_id: original, message: content } };
};
