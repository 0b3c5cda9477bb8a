import { type JsonRecord, readArray, readId, readRecord, readText, readTimestampMs } from '../read-json.ts';
import type { DeliveryPart, PartKind } from './delivery-part.ts';
import { findContact, readUserIds, type UserIds } from './find-user.ts';

/**
 * Cuts one delivery into parts, each holding the JSON that `parsePart` needs. Never throws and never drops:
 * what it cannot cut becomes one part as a whole.
 *
 * @example
 * splitDelivery(JSON.parse(body)).map((part) => part.kindHint) // → ['message', 'status']
 */
export const splitDelivery = (body: unknown): DeliveryPart[] => {
  const parts: DeliveryPart[] = [];
  const entries = readRecord(body)?.entry;
  for (const item of readArray(entries)) {
    const entry = readRecord(item);
    const changes = entry?.changes;
    if (entry === undefined || !Array.isArray(changes) || changes.length === 0) {
      parts.push(wholePart('', readId(entry?.id), undefined, item));
      continue;
    }
    const wabaId = readId(entry.id);
    const timestampMs = readTimestampMs(entry.time);
    for (const change of changes) splitChange(change, wabaId, timestampMs, parts);
  }
  if (parts.length === 0) parts.push(wholePart('', undefined, undefined, body));
  return parts;
};

/** How each list of a change is cut: where it is, which field and kind it has, and who its items speak of. */
type Cut = {
  key: string;
  kindHint: PartKind;
  idsOf: (item: JsonRecord) => UserIds;
};

const MESSAGES: Cut = {
  key: 'messages',
  kindHint: 'message',
  idsOf: (item) => readUserIds(item.from, item.from_user_id),
};
const STATUSES: Cut = {
  key: 'statuses',
  kindHint: 'status',
  idsOf: (item) => readUserIds(item.recipient_id, item.recipient_user_id),
};
const ECHOES: Cut = {
  key: 'message_echoes',
  kindHint: 'echo',
  idsOf: (item) => readUserIds(item.to, item.to_user_id),
};
const CALLS: Cut = {
  key: 'calls',
  kindHint: 'other',
  idsOf: (item) =>
    item.direction === 'BUSINESS_INITIATED'
      ? readUserIds(item.to, item.to_user_id)
      : readUserIds(item.from, item.from_user_id),
};
const CALL_STATUSES: Cut = { ...STATUSES, kindHint: 'other' };
const ID_UPDATES: Cut = {
  key: 'user_id_update',
  kindHint: 'other',
  // The previous id: the update must come after the messages sent under it.
  idsOf: (item) => {
    const change = readRecord(item.user_id);
    return readUserIds(item.wa_id, readText(change?.previous) ?? change?.current);
  },
};
const PREFERENCES: Cut = {
  key: 'user_preferences',
  kindHint: 'other',
  idsOf: (item) => readUserIds(item.wa_id, item.user_id),
};

const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  '': [MESSAGES, STATUSES],
  messages: [MESSAGES, STATUSES],
  smb_message_echoes: [ECHOES],
  calls: [CALLS, CALL_STATUSES],
  user_id_update: [ID_UPDATES],
  user_preferences: [PREFERENCES],
};
const NO_CUTS: readonly Cut[] = [];

const splitChange = (
  item: unknown,
  wabaId: string | undefined,
  timestampMs: number | undefined,
  parts: DeliveryPart[],
): void => {
  const change = readRecord(item);
  const value = readRecord(change?.value);
  const field = readText(change?.field) ?? '';
  if (value === undefined) {
    parts.push(wholePart(field, wabaId, timestampMs, change === undefined ? item : change.value));
    return;
  }
  const phoneNumberId = readId(readRecord(value.metadata)?.phone_number_id);
  const partsBefore = parts.length;
  const cuts = Object.hasOwn(CUTS, field) ? (CUTS[field] ?? NO_CUTS) : NO_CUTS;
  for (const cut of cuts) {
    for (const piece of readArray(value[cut.key])) {
      parts.push(cutPart(cut, piece, { field, wabaId, phoneNumberId, timestampMs, value }));
    }
  }
  // Errors of the value itself belong to no message: they travel alone.
  if (cuts.length > 0 && readArray(value.errors).length > 0) {
    const errorsValue = { metadata: value.metadata, errors: value.errors };
    parts.push(wholePart(field, wabaId, timestampMs, errorsValue, phoneNumberId));
  }
  if (parts.length === partsBefore) {
    parts.push(wholePart(field, wabaId, timestampMs, value, phoneNumberId));
  }
};

type ChangeFrame = {
  field: string;
  wabaId: string | undefined;
  phoneNumberId: string | undefined;
  timestampMs: number | undefined;
  value: JsonRecord;
};

const cutPart = (cut: Cut, item: unknown, change: ChangeFrame): DeliveryPart => {
  const piece = readRecord(item);
  const ids = piece === undefined ? undefined : cut.idsOf(piece);
  const contact = ids === undefined ? undefined : findContact(change.value.contacts, ids);
  const value: Record<string, unknown> = { metadata: change.value.metadata, [cut.key]: [item] };
  if (contact !== undefined) value.contacts = [contact];
  const part: DeliveryPart = {
    field: change.field,
    wabaId: change.wabaId ?? '',
    shardKey:
      ids?.userId ??
      (contact === undefined ? undefined : readUserIds(contact.wa_id, contact.user_id).userId) ??
      ids?.waId ??
      readText(contact?.wa_id) ??
      readText(piece?.id) ??
      change.phoneNumberId ??
      change.field,
    kindHint: cut.kindHint,
    value,
  };
  if (change.phoneNumberId !== undefined) part.phoneNumberId = change.phoneNumberId;
  if (change.timestampMs !== undefined) part.timestampMs = change.timestampMs;
  return part;
};

const wholePart = (
  field: string,
  wabaId: string | undefined,
  timestampMs: number | undefined,
  value: unknown,
  phoneNumberId?: string,
): DeliveryPart => {
  const part: DeliveryPart = {
    field,
    wabaId: wabaId ?? '',
    shardKey: phoneNumberId ?? wabaId ?? field,
    kindHint: 'other',
    value,
  };
  if (phoneNumberId !== undefined) part.phoneNumberId = phoneNumberId;
  if (timestampMs !== undefined) part.timestampMs = timestampMs;
  return part;
};
