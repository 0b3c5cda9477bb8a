import type { GraphErrorInfo } from './classify-graph-error.ts';
import type { ErrorFate, ErrorRule } from './error-table.ts';

/** Where a call failed. `GRAPH_ERROR` is a readable refusal by Meta; the others never reached that point. */
export type FailureReason =
  | 'GRAPH_ERROR'
  | 'HTTP_ERROR'
  | 'UNREADABLE_ANSWER'
  | 'NOT_CONNECTED'
  | 'CONNECTION_LOST'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'MEDIA_TOO_LARGE'
  | 'HOST_NOT_ALLOWED'
  | 'INVALID_ID'
  | 'INVALID_TOKEN';

export type WhatsAppErrorFields = {
  reason: FailureReason;
  message: string;
  fate: ErrorFate;
  /** The request may have been accepted although no answer says so: sending it again may double it. */
  ambiguous: boolean;
  code?: number;
  subcode?: number;
  details?: string;
  fbtraceId?: string;
  httpStatus?: number;
  retryAfterMs?: number;
  advice?: ErrorRule['advice'];
  /** the answer as JSON, where it was */
  body?: unknown;
  cause?: unknown;
};

const MARKER = Symbol.for('balcao.whatsapp.error');

/** Every failure of the client. `fate` says what to do with the request, `ambiguous` whether it may have worked. */
export class WhatsAppError extends Error {
  override readonly name = 'WhatsAppError';
  readonly [MARKER] = true;
  readonly reason: FailureReason;
  readonly fate: ErrorFate;
  readonly ambiguous: boolean;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly details: string | undefined;
  readonly fbtraceId: string | undefined;
  readonly httpStatus: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly advice: ErrorRule['advice'] | undefined;
  readonly body: unknown;

  constructor(fields: WhatsAppErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.reason = fields.reason;
    this.fate = fields.fate;
    this.ambiguous = fields.ambiguous;
    this.code = fields.code;
    this.subcode = fields.subcode;
    this.details = fields.details;
    this.fbtraceId = fields.fbtraceId;
    this.httpStatus = fields.httpStatus;
    this.retryAfterMs = fields.retryAfterMs;
    this.advice = fields.advice;
    this.body = fields.body;
  }

  /** True also for an error of another copy of this package. */
  static isInstance(error: unknown): error is WhatsAppError {
    return typeof error === 'object' && error !== null && MARKER in error;
  }
}

/** The error for an answer that is no success. Only a 5xx that Meta did not write leaves doubt. */
export const toAnswerError = (
  info: GraphErrorInfo,
  call: { changesSomething: boolean; body?: unknown; retryAfterMs?: number },
): WhatsAppError => {
  const { isGraphError, advice, ...fields } = info;
  const retryAfterMs = call.retryAfterMs ?? info.retryAfterMs;
  return new WhatsAppError({
    ...fields,
    reason: isGraphError ? 'GRAPH_ERROR' : 'HTTP_ERROR',
    message: `${info.details ?? info.message} (${isGraphError ? `code ${info.code}` : `HTTP ${info.httpStatus}`}). ${advice.en}`,
    ambiguous: call.changesSomething && !isGraphError && info.httpStatus >= 500,
    advice,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    body: call.body,
  });
};
