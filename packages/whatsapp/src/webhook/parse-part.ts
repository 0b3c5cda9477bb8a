import type { ManagementEvent, UnknownEvent, WebhookEvent } from '../events.ts';
import { type JsonRecord, readArray, readRecord, readText, readTimestampMs } from '../read-json.ts';
import { findContact, readUserIds } from './find-user.ts';
import { isManagementField } from './management-fields.ts';
import { parseErrors } from './parse-errors.ts';
import { type MessagePlace, parseEcho, parseMessage } from './parse-message.ts';
import { parseStatus } from './parse-status.ts';
import { splitDelivery } from './split-delivery.ts';

/** Every event of one delivery body. Total: any JSON gives events, if only `unknown` ones. */
export const parseDelivery = (body: unknown): WebhookEvent[] => splitDelivery(body).map(parsePart);

/** The event of one part of `splitDelivery`, also after the part was stored and read back as JSON. */
export const parsePart = (part: unknown): WebhookEvent => {
  const record = readRecord(part);
  if (record === undefined) return { kind: 'unknown', reason: 'NOT_A_PART', raw: part };
  const frame: Frame = {
    field: readText(record.field),
    wabaId: readText(record.wabaId),
    phoneNumberId: readText(record.phoneNumberId),
    timestampMs: readTimestampMs(record.timestampMs),
    raw: record.value,
  };
  const value = readRecord(record.value);
  if (value === undefined) return unknownEvent(frame, 'VALUE_IS_NOT_AN_OBJECT');
  const event = parseValue(value, frame);
  return typeof event === 'string' ? unknownEvent(frame, event) : event;
};

type Frame = {
  field: string | undefined;
  wabaId: string | undefined;
  phoneNumberId: string | undefined;
  timestampMs: number | undefined;
  raw: unknown;
};

const unknownEvent = (frame: Frame, reason: string): UnknownEvent => {
  const event: UnknownEvent = { kind: 'unknown', reason, raw: frame.raw };
  if (frame.wabaId !== undefined) event.wabaId = frame.wabaId;
  if (frame.phoneNumberId !== undefined) event.phoneNumberId = frame.phoneNumberId;
  if (frame.field !== undefined) event.field = frame.field;
  return event;
};

const parseValue = (value: JsonRecord, frame: Frame): WebhookEvent | string => {
  switch (frame.field) {
    case undefined:
    case 'messages':
      return parseMessagesValue(value, frame);
    case 'smb_message_echoes':
      return withNumber(frame, value, 'message_echoes', parseEcho);
    case 'user_id_update':
      return withNumber(frame, value, 'user_id_update', parseUserIdUpdate);
    case 'user_preferences':
      return withNumber(frame, value, 'user_preferences', parseUserPreference);
    default:
      return parseManagement(value, frame);
  }
};

const parseMessagesValue = (value: JsonRecord, frame: Frame): WebhookEvent | string => {
  if (readArray(value.messages).length > 0) return withNumber(frame, value, 'messages', parseMessage);
  const status = readRecord(readArray(value.statuses)[0]);
  // A call's states are in the same list, told apart by their type.
  if (status?.type === 'call') return management({ ...frame, field: 'calls' }, value);
  if (readArray(value.statuses).length > 0) return withNumber(frame, value, 'statuses', parseStatus);
  if (readArray(value.errors).length > 0) return parseErrorValue(value, frame);
  // Meta's own sample of a quality update names the wrong field.
  return isTemplateQuality(value) ? parseManagement(value, frame) : 'NOTHING_KNOWN_INSIDE';
};

const parseErrorValue = (value: JsonRecord, frame: Frame): WebhookEvent | string => {
  if (frame.phoneNumberId === undefined) return 'WITHOUT_PHONE_NUMBER_ID';
  return {
    kind: 'error',
    wabaId: frame.wabaId ?? '',
    phoneNumberId: frame.phoneNumberId,
    errors: parseErrors(value.errors),
  };
};

/** Parses the first element of a list, which is all a part holds, for a number that must be known. */
const withNumber = (
  frame: Frame,
  value: JsonRecord,
  key: string,
  parse: (item: JsonRecord, place: MessagePlace) => WebhookEvent | string,
): WebhookEvent | string => {
  if (frame.phoneNumberId === undefined) return 'WITHOUT_PHONE_NUMBER_ID';
  const list = readArray(value[key]);
  if (list.length === 0 && readArray(value.errors).length > 0) return parseErrorValue(value, frame);
  const item = readRecord(list[0]);
  if (item === undefined) return list.length === 0 ? 'NOTHING_KNOWN_INSIDE' : 'ITEM_IS_NOT_AN_OBJECT';
  return parse(item, {
    wabaId: frame.wabaId ?? '',
    phoneNumberId: frame.phoneNumberId,
    contacts: value.contacts,
    entryTimeMs: frame.timestampMs ?? 0,
  });
};

const parseUserIdUpdate = (item: JsonRecord, place: MessagePlace): WebhookEvent | string => {
  const change = readRecord(item.user_id);
  const previousUserId = readText(change?.previous);
  const currentUserId = readText(change?.current);
  const waId = readUserIds(item.wa_id, undefined).waId;
  if (previousUserId === undefined && currentUserId === undefined) return 'UPDATE_WITHOUT_USER_ID';
  return {
    kind: 'user_id_update',
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    ...(waId === undefined ? {} : { waId }),
    ...(previousUserId === undefined ? {} : { previousUserId }),
    ...(currentUserId === undefined ? {} : { currentUserId }),
    timestampMs: readTimestampMs(item.timestamp) ?? place.entryTimeMs,
  };
};

const parseUserPreference = (item: JsonRecord, place: MessagePlace): WebhookEvent | string => {
  const ids = readUserIds(item.wa_id, item.user_id);
  const contact = findContact(place.contacts, ids);
  const known = contact === undefined ? undefined : readUserIds(contact.wa_id, contact.user_id);
  const waId = ids.waId ?? known?.waId;
  const userId = ids.userId ?? known?.userId;
  const value = readText(item.value);
  if (value === undefined) return 'PREFERENCE_WITHOUT_VALUE';
  if (waId === undefined && userId === undefined) return 'PREFERENCE_WITHOUT_USER';
  return {
    kind: 'user_preference',
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    ...(waId === undefined ? {} : { waId }),
    ...(userId === undefined ? {} : { userId }),
    category: readText(item.category) ?? '',
    value,
    timestampMs: readTimestampMs(item.timestamp) ?? place.entryTimeMs,
  };
};

const isTemplateQuality = (value: JsonRecord): boolean =>
  value.new_quality_score !== undefined && value.message_template_id !== undefined;

const parseManagement = (value: JsonRecord, frame: Frame): WebhookEvent | string => {
  if (isTemplateQuality(value))
    return management({ ...frame, field: 'message_template_quality_update' }, value);
  return frame.field !== undefined && isManagementField(frame.field)
    ? management(frame, value)
    : 'UNKNOWN_FIELD';
};

const management = (frame: Frame, value: JsonRecord): ManagementEvent => {
  const event: ManagementEvent = {
    kind: 'management',
    wabaId: frame.wabaId ?? '',
    field: frame.field ?? '',
    value,
  };
  if (frame.phoneNumberId !== undefined) event.phoneNumberId = frame.phoneNumberId;
  if (frame.timestampMs !== undefined) event.timestampMs = frame.timestampMs;
  return event;
};
