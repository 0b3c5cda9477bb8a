import { createHash } from 'node:crypto';
import { AppError } from '@balcao/protocol';

export type StoredAnswer = { status: number; body: string };

export type Begun =
  | { kind: 'started' }
  | { kind: 'replay'; answer: StoredAnswer }
  | { kind: 'mismatch' }
  | { kind: 'busy'; retryAfterSeconds: number };

export type IdempotencyKey = { organizationId: string; key: string };

/** Remembers the answer of a POST under the caller's `Idempotency-Key`. */
export type IdempotencyStore = {
  /** Claims the key, or says what became of the call that claimed it before. */
  begin(key: IdempotencyKey, requestHash: string): Promise<Begun>;
  finish(key: IdempotencyKey, requestHash: string, answer: StoredAnswer): Promise<void>;
  /** The call failed: the key may be tried again. */
  release(key: IdempotencyKey, requestHash: string): Promise<void>;
};

export function parseIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new AppError('INVALID_INPUT', {
    details: [{ field: 'idempotency-key', message: 'Use 1 to 255 printable characters without spaces.' }],
  });
}

/** What a key is bound to: the same caller asking the same thing. */
export function requestHash(parts: { caller: string; endpoint: string; input: unknown }): string {
  return createHash('sha256')
    .update(JSON.stringify([parts.caller, parts.endpoint, parts.input]))
    .digest('base64url');
}

/** Runs `work` at most once per key; a call that failed frees the key. */
export async function once(
  store: IdempotencyStore,
  key: IdempotencyKey,
  hash: string,
  work: () => Promise<StoredAnswer>,
): Promise<{ answer: StoredAnswer; replayed: boolean }> {
  const begun = await store.begin(key, hash);
  switch (begun.kind) {
    case 'replay':
      return { answer: begun.answer, replayed: true };
    case 'mismatch':
      throw new AppError('IDEMPOTENCY_MISMATCH');
    case 'busy':
      throw new AppError('CONFLICT', {
        message: 'A call with this idempotency key is still running. Repeat it in a moment.',
        retryAfterSeconds: begun.retryAfterSeconds,
      });
    case 'started':
      break;
    default:
      return begun satisfies never;
  }
  let answer: StoredAnswer;
  try {
    answer = await work();
  } catch (error) {
    await store.release(key, hash);
    throw error;
  }
  await store.finish(key, hash, answer);
  return { answer, replayed: false };
}
