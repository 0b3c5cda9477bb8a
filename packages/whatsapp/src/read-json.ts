/** Total readers of untrusted JSON: what has another shape than expected is `undefined`, never an exception. */

export type JsonRecord = { readonly [key: string]: unknown };

export const readRecord = (value: unknown): JsonRecord | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? // The three checks above are what the type says.
      (value as JsonRecord)
    : undefined;

const NOTHING: readonly unknown[] = [];

export const readArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : NOTHING);

/** A text with something in it. Meta sends "" where it means "absent". */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Ids are strings, but management webhooks write some of them as numbers. */
export const readId = (value: unknown): string | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : readText(value);

export const readNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
};

export const readBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

const FIRST_MILLISECONDS = 1e12;
const LAST_DATE_MS = 8.64e15;

/** Seconds as text (messages), as number (management), and now and then milliseconds → milliseconds. */
export const readTimestampMs = (value: unknown): number | undefined => {
  const time = readNumber(value);
  if (time === undefined || time <= 0) return undefined;
  const timeMs = Math.round(time >= FIRST_MILLISECONDS ? time : time * 1000);
  return timeMs <= LAST_DATE_MS ? timeMs : undefined;
};
