import type { JsonObject } from '../json.ts';
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

/** Statuses and messages of one number share a `value` when they travel together, as Meta's do. */
export function renderPayload(updates: readonly Update[]): JsonObject {
  const entries = new Map<string, { id: string; time?: number; changes: JsonObject[] }>();
  for (const update of updates) {
    const key = `${update.wabaId}/${update.time ?? ''}`;
    const entry = entries.get(key) ?? {
      id: update.wabaId,
      ...(update.time === undefined ? {} : { time: update.time }),
      changes: [],
    };
    entries.set(key, entry);
    entry.changes.push({ value: update.value, field: update.field });
  }
  return { object: 'whatsapp_business_account', entry: [...entries.values()] };
}
