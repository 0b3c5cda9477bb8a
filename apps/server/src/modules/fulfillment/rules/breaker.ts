import type { Outcome } from '../fulfillment.types.ts';

/** Failures in a row before a webhook is left alone. */
export const FAILURES_TO_OPEN = 5;
export const OPEN_MS = 30_000;

export type BreakerRow = { failures: number; open_until: Date | null };
/** call: it is closed. try: it was open long enough, and one caller may try. */
export type Admission = 'call' | 'try' | 'leave_alone';

/**
 * closed → open after FAILURES_TO_OPEN failures in a row, for OPEN_MS.
 * open → one trial after that; it answers: closed; it fails: open for OPEN_MS more.
 */
export function decideAdmission(row: BreakerRow, nowMs: number): Admission {
  if (row.open_until === null) return 'call';
  return row.open_until.getTime() > nowMs ? 'leave_alone' : 'try';
}

/**
 * What a call says of the server behind the webhook. A refusal or a malformed answer is one intent's trouble: the
 * server answers, and fast. Null: nothing was heard of it.
 */
export function didServerAnswer(outcome: Outcome, status: number | null): boolean | null {
  switch (outcome) {
    case 'ok':
    case 'malformed':
      return true;
    case 'http_error':
      return status !== null && status < 500 && status !== 408 && status !== 429;
    case 'timeout':
    case 'unreachable':
      return false;
    case 'refused':
    case 'breaker_open':
      return null;
    default:
      return outcome satisfies never;
  }
}
