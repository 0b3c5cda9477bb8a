import type { Json } from '../engine.types.ts';

const LIMITS = { characters: 64_000, elements: 5_000, depth: 12 };

/**
 * Any value as JSON that a session may keep: copied, without prototypes, lone surrogates or U+0000
 * (PostgreSQL refuses both), and cut where one variable would grow without end.
 */
export function toJson(value: unknown): Json {
  const left = { ...LIMITS };
  return copy(value, LIMITS.depth, left);
}

function copy(value: unknown, depth: number, left: typeof LIMITS): Json {
  left.elements -= 1;
  if (left.elements < 0 || depth < 0) return null;
  switch (typeof value) {
    case 'string':
      return takeText(value, left);
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : takeText(value.toString(), left);
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null || value instanceof Uint8Array) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (Array.isArray(value)) {
    const list: Json[] = [];
    for (const element of value) {
      if (left.elements <= 0) break;
      list.push(copy(element, depth - 1, left));
    }
    return list;
  }
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const record: { [key: string]: Json } = {};
  for (const [key, inner] of entries) {
    if (left.elements <= 0) break;
    if (inner === undefined || key === '__proto__') continue;
    record[takeText(String(key), left)] = copy(inner, depth - 1, left);
  }
  return record;
}

function takeText(text: string, left: typeof LIMITS): string {
  const taken = cleanText(text.slice(0, Math.max(0, left.characters)));
  left.characters -= taken.length;
  return taken;
}

export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- U+0000 is exactly what must go
  return text.replace(/\p{Surrogate}|\u0000/gu, '\ufffd');
}
