import { readRecord } from '../read-json.ts';
import { type FailureReason, WhatsAppError } from './whatsapp-error.ts';

/** Failures before a connection stood: no byte of the request can have been read. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'ERR_INVALID_URL',
  'EPROTO',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

const MESSAGES: Partial<Record<FailureReason, string>> = {
  NOT_CONNECTED:
    'The Graph API could not be reached. Check the network and the address; the call is tried again.',
  CONNECTION_LOST: 'The connection broke before an answer came.',
  TIMEOUT: 'No answer came in time.',
  ABORTED: 'The call was cancelled before an answer came.',
};

/**
 * The error for a call that got no answer. It is ambiguous unless the connection never stood: after that
 * nobody can tell whether Meta read the request.
 */
export const toNetworkError = (
  cause: unknown,
  call: { changesSomething: boolean; timedOut: boolean; aborted: boolean; wasSent: boolean },
): WhatsAppError => {
  const reason = call.timedOut ? 'TIMEOUT' : call.aborted ? 'ABORTED' : reasonOf(cause);
  return new WhatsAppError({
    reason,
    message: MESSAGES[reason] ?? 'The call failed.',
    fate: 'retry',
    ambiguous: call.changesSomething && call.wasSent && reason !== 'NOT_CONNECTED',
    cause,
  });
};

const reasonOf = (cause: unknown): FailureReason => {
  if (isNotConnected(cause, 0)) return 'NOT_CONNECTED';
  const record = readRecord(cause);
  if (record?.name === 'AbortError') return 'ABORTED';
  if (record?.name === 'TimeoutError' || hasCode(cause, TIMEOUTS, 0)) return 'TIMEOUT';
  return 'CONNECTION_LOST';
};

/** fetch hides the reason in a chain of causes. */
const MAX_CAUSES = 5;

const hasCode = (error: unknown, codes: ReadonlySet<string>, depth: number): boolean => {
  const record = readRecord(error);
  if (record === undefined || depth > MAX_CAUSES) return false;
  return (
    (typeof record.code === 'string' && codes.has(record.code)) || hasCode(record.cause, codes, depth + 1)
  );
};

const isNotConnected = (error: unknown, depth: number): boolean => {
  const record = readRecord(error);
  if (record === undefined || depth > MAX_CAUSES) return false;
  if (typeof record.code === 'string' && NOT_CONNECTED.has(record.code)) return true;
  if (record.syscall === 'connect' || record.syscall === 'getaddrinfo') return true;
  // Several addresses tried: one that was reached leaves doubt.
  if (Array.isArray(record.errors) && record.errors.length > 0) {
    return record.errors.every((item) => isNotConnected(item, depth + 1));
  }
  return isNotConnected(record.cause, depth + 1);
};
