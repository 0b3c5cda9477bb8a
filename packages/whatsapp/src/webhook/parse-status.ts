import type { StatusEvent, StatusName } from '../events.ts';
import { type JsonRecord, readBoolean, readRecord, readText, readTimestampMs } from '../read-json.ts';
import { findContact, readUser, readUserIds } from './find-user.ts';
import { parseErrors } from './parse-errors.ts';
import type { MessagePlace } from './parse-message.ts';

const STATUS_NAMES: Readonly<Record<string, StatusName>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
  deleted: 'deleted',
  warning: 'warning',
};

/** One element of `statuses`, or the reason why it says nothing about a message of ours. */
export const parseStatus = (record: JsonRecord, place: MessagePlace): StatusEvent | string => {
  const wamid = readText(record.id);
  if (wamid === undefined) return 'STATUS_WITHOUT_ID';
  const given = record.status;
  const status =
    typeof given === 'string' && Object.hasOwn(STATUS_NAMES, given) ? STATUS_NAMES[given] : undefined;
  if (status === undefined) return 'UNKNOWN_STATUS';
  const isGroup = record.recipient_type === 'group';
  const ids = readUserIds(isGroup ? undefined : record.recipient_id, record.recipient_user_id);
  const contact = isGroup ? undefined : findContact(place.contacts, ids);
  const event: StatusEvent = {
    kind: 'status',
    wabaId: place.wabaId,
    phoneNumberId: place.phoneNumberId,
    wamid,
    status,
    timestampMs: readTimestampMs(record.timestamp) ?? place.entryTimeMs,
    recipient: readUser(ids, record.recipient_parent_user_id, contact),
    errors: parseErrors(record.errors),
  };
  const groupId = isGroup ? readText(record.recipient_id) : undefined;
  const participantId = readText(record.recipient_participant_id);
  const callbackData = readText(record.biz_opaque_callback_data);
  const pricing = parsePricing(readRecord(record.pricing));
  if (groupId !== undefined) event.groupId = groupId;
  if (participantId !== undefined) event.recipientParticipantId = participantId;
  if (callbackData !== undefined) event.callbackData = callbackData;
  if (pricing !== undefined) event.pricing = pricing;
  return event;
};

const parsePricing = (record: JsonRecord | undefined): StatusEvent['pricing'] => {
  if (record === undefined) return undefined;
  const pricing: NonNullable<StatusEvent['pricing']> = {};
  const billable = readBoolean(record.billable);
  const model = readText(record.pricing_model);
  const type = readText(record.type);
  const category = readText(record.category);
  if (billable !== undefined) pricing.billable = billable;
  if (model !== undefined) pricing.model = model;
  if (type !== undefined) pricing.type = type;
  if (category !== undefined) pricing.category = category;
  return pricing;
};
