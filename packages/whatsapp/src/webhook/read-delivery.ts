import { readArray, readId, readRecord } from '../read-json.ts';

export type DeliveryCandidates = { phoneNumberIds: string[]; wabaIds: string[] };

const decoder = new TextDecoder();

/** The JSON of a raw body, or null. Wrapped, because `null` is JSON too. */
export const readDeliveryJson = (raw: Uint8Array): { body: unknown } | null => {
  try {
    return { body: JSON.parse(decoder.decode(raw)) };
  } catch {
    return null;
  }
};

/**
 * Which numbers and accounts a body that nobody has verified yet claims to speak of: good for choosing
 * candidate secrets, for nothing else.
 */
export const peekDelivery = (raw: Uint8Array): DeliveryCandidates | null => {
  const json = readDeliveryJson(raw);
  return json === null ? null : peekDeliveryBody(json.body);
};

/** The same from JSON already read, so that a receiver decodes each body once. */
export const peekDeliveryBody = (body: unknown): DeliveryCandidates => {
  const phoneNumberIds: string[] = [];
  const wabaIds: string[] = [];
  for (const entry of readArray(readRecord(body)?.entry)) {
    const entryRecord = readRecord(entry);
    if (entryRecord === undefined) continue;
    addOnce(wabaIds, readId(entryRecord.id));
    for (const change of readArray(entryRecord.changes)) {
      const metadata = readRecord(readRecord(readRecord(change)?.value)?.metadata);
      addOnce(phoneNumberIds, readId(metadata?.phone_number_id));
    }
  }
  return { phoneNumberIds, wabaIds };
};

/** A forged body may name thousands; a real one names a few. */
const MAX_CANDIDATES = 64;

const addOnce = (list: string[], id: string | undefined): void => {
  if (id !== undefined && list.length < MAX_CANDIDATES && !list.includes(id)) list.push(id);
};
