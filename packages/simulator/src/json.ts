export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function findObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function findArray(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function findString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** User-visible characters, as Meta counts them, approximated by code points. */
export function countCharacters(text: string): number {
  if (text.length < 64 || !/[\ud800-\udbff]/.test(text)) return text.length;
  return [...text].length;
}
