import type { EchoEvent, InboundMessageEvent, MessageContext, Referral } from '../events.ts';
import { type JsonRecord, readRecord, readText, readTimestampMs } from '../read-json.ts';
import { findContact, hasIdentity, readUser, readUserIds } from './find-user.ts';
import { parseContent } from './parse-content.ts';
import { parseErrors } from './parse-errors.ts';

export type MessagePlace = { wabaId: string; phoneNumberId: string; contacts: unknown; entryTimeMs: number };

/** One element of `messages`, or the reason why it cannot be filed under a contact. */
export const parseMessage = (message: JsonRecord, place: MessagePlace): InboundMessageEvent | string => {
  const wamid = readText(message.id);
  if (wamid === undefined) return 'MESSAGE_WITHOUT_ID';
  const ids = readUserIds(message.from, message.from_user_id);
  const from = readUser(ids, message.from_parent_user_id, findContact(place.contacts, ids));
  if (!hasIdentity(from)) return 'MESSAGE_WITHOUT_SENDER';
  const event: InboundMessageEvent = {
    kind: 'message',
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    wamid,
    timestampMs: readTimestampMs(message.timestamp) ?? place.entryTimeMs,
    from,
    content: parseContent(message),
  };
  const groupId = readText(message.group_id);
  const context = parseContext(readRecord(message.context));
  const referral = parseReferral(readRecord(message.referral));
  if (groupId !== undefined) event.groupId = groupId;
  if (context !== undefined) event.context = context;
  if (referral !== undefined) event.referral = referral;
  if (message.errors !== undefined) {
    const errors = parseErrors(message.errors);
    if (errors.length > 0) event.errors = errors;
  }
  return event;
};

/** One element of `message_echoes`: what a person typed on the phone of the business. */
export const parseEcho = (message: JsonRecord, place: MessagePlace): EchoEvent | string => {
  const wamid = readText(message.id);
  if (wamid === undefined) return 'ECHO_WITHOUT_ID';
  const ids = readUserIds(message.to, message.to_user_id);
  const to = readUser(ids, message.to_parent_user_id, findContact(place.contacts, ids));
  if (!hasIdentity(to)) return 'ECHO_WITHOUT_RECIPIENT';
  return {
    kind: 'echo',
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    wamid,
    timestampMs: readTimestampMs(message.timestamp) ?? place.entryTimeMs,
    to,
    content: parseContent(message),
  };
};

const parseContext = (record: JsonRecord | undefined): MessageContext | undefined => {
  if (record === undefined) return undefined;
  const context: MessageContext = {};
  const messageId = readText(record.id);
  const from = readText(record.from);
  if (messageId !== undefined) context.messageId = messageId;
  if (from !== undefined) context.from = from;
  if (record.forwarded === true) context.forwarded = true;
  if (record.frequently_forwarded === true) context.frequentlyForwarded = true;
  const product = readRecord(record.referred_product);
  const catalogId = readText(product?.catalog_id);
  const productRetailerId = readText(product?.product_retailer_id);
  if (catalogId !== undefined && productRetailerId !== undefined) {
    context.referredProduct = { catalogId, productRetailerId };
  }
  return Object.keys(context).length > 0 ? context : undefined;
};

const REFERRAL_KEYS = [
  ['sourceUrl', 'source_url'],
  ['sourceId', 'source_id'],
  ['sourceType', 'source_type'],
  ['headline', 'headline'],
  ['body', 'body'],
  ['mediaType', 'media_type'],
  ['thumbnailUrl', 'thumbnail_url'],
  ['ctwaClid', 'ctwa_clid'],
] as const;

const parseReferral = (record: JsonRecord | undefined): Referral | undefined => {
  if (record === undefined) return undefined;
  const referral: Referral = {};
  for (const [ours, theirs] of REFERRAL_KEYS) {
    const text = readText(record[theirs]);
    if (text !== undefined) referral[ours] = text;
  }
  const mediaUrl = readText(record.image_url) ?? readText(record.video_url);
  const welcomeText = readText(readRecord(record.welcome_message)?.text);
  if (mediaUrl !== undefined) referral.mediaUrl = mediaUrl;
  if (welcomeText !== undefined) referral.welcomeText = welcomeText;
  return Object.keys(referral).length > 0 ? referral : undefined;
};
