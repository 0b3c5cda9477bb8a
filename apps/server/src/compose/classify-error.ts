import { AppError } from '@balcao/protocol';
import { isTransientDbError, UnknownCommitOutcome } from '../platform/db/index.ts';

const RETRY_AFTER_SECONDS = 2;

/** A database that is away or busy is no fault of the request: the same request may succeed in a moment. */
export function classifyError(error: unknown): AppError | null {
  if (!isTransientDbError(error)) return null;
  const message =
    error instanceof UnknownCommitOutcome
      ? 'The database went away while saving. Read what is there before sending this again, or send it with the same Idempotency-Key or client_key.'
      : 'The database does not answer. Try again in a moment.';
  return new AppError('UNAVAILABLE', { message, cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
}
