import { AppError } from '@balcao/protocol';
import { InvalidContentError, WhatsAppError } from '@balcao/whatsapp';
import type { OutboxOrigin } from '../changes.ts';
import type { StoredFailure } from '../conversation.types.ts';

const MAX_ATTEMPTS = 8;
const MAX_BACKOFF_MS = 60_000;

/** What becomes of an outbox row after an attempt that brought no wamid (architecture §3 "Sending"). */
export type FailedOutcome =
  /** not sent: try again later */
  | { kind: 'retry'; afterMs: number; emptyBucket: boolean }
  /** nobody can say: only a status or time will settle it */
  | { kind: 'unknown' }
  | { kind: 'failed'; failure: StoredFailure }
  /** not sent, and nothing of this channel can be until a person acts */
  | { kind: 'hold'; channelStatus: 'paused' | 'needs_token'; reason: string };

export function decideOutcome(error: unknown, attempts: number): FailedOutcome {
  if (error instanceof InvalidContentError) {
    const [problem] = error.problems;
    return {
      kind: 'failed',
      failure: { code: 'INVALID_CONTENT', title: error.message, details: problem?.message ?? null },
    };
  }
  if (!WhatsAppError.isInstance(error)) return failedInternally(error);
  if (error.ambiguous) return { kind: 'unknown' };
  switch (error.fate) {
    case 'retry':
      return attempts >= MAX_ATTEMPTS ? failed(error) : retry(attempts, error.retryAfterMs);
    case 'wait':
      // 131056 is about one person's line; the others are about the whole number.
      return {
        kind: 'retry',
        afterMs: error.retryAfterMs ?? 4 ** Math.min(attempts - 1, 6) * 1000,
        emptyBucket: error.code !== 131056,
      };
    case 'reauthenticate':
      return { kind: 'hold', channelStatus: 'needs_token', reason: reasonOf(error) };
    case 'pause':
      return { kind: 'hold', channelStatus: 'paused', reason: reasonOf(error) };
    case 'refuse':
      return failed(error);
    default:
      return error.fate satisfies never;
  }
}

/**
 * The same before the message itself left, while its file was read or uploaded: nothing is in doubt, and what is
 * neither a refusal nor a missing file may pass.
 */
export function decideBeforeSend(error: unknown, attempts: number): FailedOutcome {
  if (AppError.isInstance(error))
    return { kind: 'failed', failure: { code: error.code, title: error.message, details: null } };
  if (error instanceof InvalidContentError) return decideOutcome(error, attempts);
  if (WhatsAppError.isInstance(error)) {
    if (!error.ambiguous) return decideOutcome(error, attempts);
    return attempts >= MAX_ATTEMPTS ? failed(error) : retry(attempts, error.retryAfterMs);
  }
  return attempts >= MAX_ATTEMPTS ? failedInternally(error) : retry(attempts);
}

function retry(attempts: number, afterMs = backoffMs(attempts)): FailedOutcome {
  return { kind: 'retry', afterMs, emptyBucket: false };
}

function failedInternally(error: unknown): FailedOutcome {
  return {
    kind: 'failed',
    failure: {
      code: 'INTERNAL',
      title: error instanceof Error ? error.message : String(error),
      details: null,
    },
  };
}

function failed(error: WhatsAppError): FailedOutcome {
  return {
    kind: 'failed',
    failure: {
      code: error.code ?? error.reason,
      title: error.details ?? error.message,
      details: error.advice?.['pt-BR'] ?? null,
    },
  };
}

function reasonOf(error: WhatsAppError): string {
  return error.advice?.['pt-BR'] ?? error.message;
}

/** Doubling from half a second; the sender adds no jitter because lines are independent. */
function backoffMs(attempts: number): number {
  return Math.min(MAX_BACKOFF_MS, 500 * 2 ** Math.max(0, attempts - 1));
}

const FIRST_LOOK_MS = 60_000;
const SILENT_CHANNEL_MS = 15 * 60_000;

export type UnknownVerdict = 'wait' | 'resend' | 'in_doubt';

/**
 * A row nobody can vouch for. A status settles it before this is asked. After a minute in which the channel had
 * statuses for later sends, ours surely was not taken: a reply goes out once more, anything else is in doubt.
 * While the channel is silent we wait 15 minutes.
 */
export function settleUnknown(row: {
  unknownMs: number;
  channelHeardLater: boolean;
  origin: OutboxOrigin;
  resent: boolean;
}): UnknownVerdict {
  if (row.unknownMs < FIRST_LOOK_MS) return 'wait';
  if (row.channelHeardLater)
    return !row.resent && (row.origin === 'bot' || row.origin === 'user') ? 'resend' : 'in_doubt';
  return row.unknownMs < SILENT_CHANNEL_MS ? 'wait' : 'in_doubt';
}
