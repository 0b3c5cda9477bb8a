import type { BodyRead } from './http-call.ts';

export type ParsedBody = { kind: 'value'; value: unknown } | { kind: 'invalid-json' };

/**
 * No body counts as one without any field. What is called JSON must be JSON; what is not called so is read all the
 * same, and counts as no body if it is none.
 */
export function parseBody(
  read: Extract<BodyRead, { kind: 'bytes' | 'parsed' }>,
  contentType: string | undefined,
): ParsedBody {
  if (read.kind === 'parsed') return { kind: 'value', value: read.value };
  if (read.bytes.byteLength === 0) return { kind: 'value', value: {} };
  try {
    return { kind: 'value', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.bytes)) };
  } catch {
    return isJsonType(contentType) ? { kind: 'invalid-json' } : { kind: 'value', value: {} };
  }
}

function isJsonType(contentType: string | undefined): boolean {
  return /^application\/(?:[^;]+\+)?json\s*(?:;|$)/i.test(contentType?.trim() ?? '');
}
