/** Why a call was not let out. Final: the same call is refused again. */
export type RefusalReason =
  | 'URL'
  | 'SCHEME'
  | 'CREDENTIALS'
  | 'PORT'
  | 'HOST'
  | 'ADDRESS'
  | 'HEADER'
  | 'METHOD';
/** Why a call that was let out brought no answer. Trying later may help. */
export type FailureReason = 'DNS' | 'CONNECTION' | 'TIMEOUT' | 'TOO_LARGE';

export class EgressRefused extends Error {
  readonly code = 'EGRESS_REFUSED';
  readonly reason: RefusalReason;
  /** the host, port or header it is about */
  readonly subject: string | undefined;
  constructor(reason: RefusalReason, message: string, subject?: string) {
    super(message);
    this.name = 'EgressRefused';
    this.reason = reason;
    this.subject = subject;
  }
}

export class EgressFailed extends Error {
  readonly code = 'EGRESS_FAILED';
  readonly reason: FailureReason;
  constructor(reason: FailureReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EgressFailed';
    this.reason = reason;
  }
}
