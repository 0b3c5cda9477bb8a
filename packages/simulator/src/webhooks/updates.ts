import type { JsonObject } from '../json.ts';
import { findArray, isObject } from '../json.ts';
import type { BusinessNumber, SimulatedUser } from '../state/world.ts';

/** One thing to tell the business; several may travel in one POST. */
export interface Update {
  wabaId: string;
  phoneNumberId?: string | undefined;
  field: string;
  value: JsonObject;
  /** Seconds; only management fields carry it. */
  time?: number | undefined;
  messageIds: readonly string[];
}

export function renderMetadata(number: BusinessNumber): JsonObject {
  return { display_phone_number: number.digits, phone_number_id: number.phoneNumberId };
}

export function renderContact(user: SimulatedUser, knowsPhone = !user.hidesPhone): JsonObject {
  return {
    profile: { name: user.name, ...(user.username ? { username: user.username } : {}) },
    ...(knowsPhone ? { wa_id: user.waId } : {}),
    user_id: user.userId,
  };
}

/** Updates of one account travel in one entry; messages of one number, and its statuses, share a `value`. */
export function renderPayload(updates: readonly Update[]): JsonObject {
  const entries = new Map<string, { id: string; time?: number; changes: Change[] }>();
  for (const update of updates) {
    const key = `${update.wabaId}/${update.time ?? ''}`;
    const entry = entries.get(key) ?? {
      id: update.wabaId,
      ...(update.time === undefined ? {} : { time: update.time }),
      changes: [],
    };
    entries.set(key, entry);
    const last = entry.changes.at(-1);
    const merged =
      last &&
      update.field === 'messages' &&
      last.field === 'messages' &&
      mergeValues(last.value, update.value);
    if (merged) last.value = merged;
    else entry.changes.push({ value: update.value, field: update.field });
  }
  return { object: 'whatsapp_business_account', entry: [...entries.values()] };
}

interface Change {
  value: JsonObject;
  field: string;
}

function mergeValues(first: JsonObject, second: JsonObject): JsonObject | undefined {
  const kind = ['messages', 'statuses'].find(
    (key) => Array.isArray(first[key]) && Array.isArray(second[key]),
  );
  if (kind === undefined || getNumberId(first) !== getNumberId(second)) return undefined;
  const contacts = new Map<unknown, unknown>();
  for (const contact of [...(findArray(first.contacts) ?? []), ...(findArray(second.contacts) ?? [])]) {
    contacts.set(isObject(contact) ? contact.user_id : contact, contact);
  }
  return {
    ...first,
    ...(contacts.size > 0 ? { contacts: [...contacts.values()] } : {}),
    [kind]: [...(findArray(first[kind]) ?? []), ...(findArray(second[kind]) ?? [])],
  };
}

function getNumberId(value: JsonObject): unknown {
  return isObject(value.metadata) ? value.metadata.phone_number_id : undefined;
}
