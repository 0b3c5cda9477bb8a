import { findJsonBreak } from './find-json-break.ts';

export type ReadParameters =
  | { ok: true; value: Record<string, unknown> }
  /** JSON, and no object */
  | { ok: false; why: 'object' }
  /** where it breaks, line and column from 1; `near`: what stands there, empty at the end */
  | { ok: false; why: 'syntax'; line: number; column: number; near: string };

const NEAR = 12;

/** What is typed as an intent's parameters; nothing typed are none. */
export function readParameters(text: string): ReadParameters {
  if (text.trim() === '') return { ok: true, value: {} };
  const at = findJsonBreak(text);
  if (at !== null) {
    const before = text.slice(0, at).split('\n');
    const near = text.slice(at).split('\n')[0]?.trimEnd().slice(0, NEAR) ?? '';
    return { ok: false, why: 'syntax', line: before.length, column: (before.at(-1)?.length ?? 0) + 1, near };
  }
  const value: unknown = JSON.parse(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  // Checked just above; TypeScript has no narrower from `object` to a record.
  return isObject ? { ok: true, value: value as Record<string, unknown> } : { ok: false, why: 'object' };
}
