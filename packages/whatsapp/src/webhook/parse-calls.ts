import type { WhatsAppUser } from '../events.ts';
import {
  type JsonRecord,
  readArray,
  readNumber,
  readRecord,
  readText,
  readTimestampMs,
} from '../read-json.ts';
import { findContact, readUser, readUserIds } from './find-user.ts';

export type CallEvent = {
  callId: string;
  /** `connect`, `terminate`; for calls of ours `ringing`, `accepted`, `rejected` */
  event: string;
  timestampMs: number;
  customer: WhatsAppUser;
  direction: 'USER_INITIATED' | 'BUSINESS_INITIATED';
  /** how it ended, on `terminate` */
  status?: string;
  startMs?: number;
  endMs?: number;
  durationSeconds?: number;
  session?: { sdpType: string; sdp: string };
};

/** The value of a `calls` event. */
export const parseCalls = (value: unknown): CallEvent[] => {
  const record = readRecord(value);
  return [
    ...readArray(record?.calls).flatMap((item) => parseCall(readRecord(item), record?.contacts) ?? []),
    ...readArray(record?.statuses).flatMap(
      (item) => parseCallStatus(readRecord(item), record?.contacts) ?? [],
    ),
  ];
};

const parseCall = (record: JsonRecord | undefined, contacts: unknown): CallEvent | undefined => {
  const callId = readText(record?.id);
  if (record === undefined || callId === undefined) return undefined;
  const isOurs = record.direction === 'BUSINESS_INITIATED';
  const ids = isOurs
    ? readUserIds(record.to, record.to_user_id)
    : readUserIds(record.from, record.from_user_id);
  const call: CallEvent = {
    callId,
    event: readText(record.event) ?? 'unknown',
    timestampMs: readTimestampMs(record.timestamp) ?? 0,
    customer: readUser(ids, undefined, findContact(contacts, ids)),
    direction: isOurs ? 'BUSINESS_INITIATED' : 'USER_INITIATED',
  };
  const status = readText(record.status);
  const startMs = readTimestampMs(record.start_time);
  const endMs = readTimestampMs(record.end_time);
  const durationSeconds = readNumber(record.duration);
  const session = readRecord(record.session);
  const sdp = readText(session?.sdp);
  if (status !== undefined) call.status = status;
  if (startMs !== undefined) call.startMs = startMs;
  if (endMs !== undefined) call.endMs = endMs;
  if (durationSeconds !== undefined) call.durationSeconds = durationSeconds;
  if (sdp !== undefined) call.session = { sdpType: readText(session?.sdp_type) ?? '', sdp };
  return call;
};

const parseCallStatus = (record: JsonRecord | undefined, contacts: unknown): CallEvent | undefined => {
  const callId = readText(record?.id);
  if (record === undefined || callId === undefined) return undefined;
  const ids = readUserIds(record.recipient_id, record.recipient_user_id);
  return {
    callId,
    event: (readText(record.status) ?? 'unknown').toLowerCase(),
    timestampMs: readTimestampMs(record.timestamp) ?? 0,
    customer: readUser(ids, record.recipient_parent_user_id, findContact(contacts, ids)),
    direction: 'BUSINESS_INITIATED',
  };
};
